import { fromNodeId, toNodeId } from '../../domain/ids/node-id.ts';
import type { Matcher } from '../../domain/notices/matcher.ts';
import type { AlertRouteInput, LabelMatcherInput, MutationResolvers } from '../../generated/graphql.ts';
import type { DeliveryDocument } from '../../models/delivery.ts';
import * as groups from '../../services/notices/change-action-group.ts';
import { updateAlertRoutes as updateRoutes, type RouteInput } from '../../services/notices/change-routes.ts';
import type { ShownActionGroup } from '../../services/notices/read-action-groups.ts';
import type { ShownRoutes } from '../../services/notices/read-routes.ts';
import * as silences from '../../services/notices/change-silences.ts';
import type { SilenceDocument } from '../../models/silence.ts';
import { deliveryNotFound, retryDelivery as retry } from '../../services/notices/retry-delivery.ts';
import { testActionGroup as sendTest } from '../../services/notices/test-action-group.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const NO_GROUP: { actionGroup: ShownActionGroup | null; secrets: groups.SavedActionGroup['secrets'] } = {
  actionGroup: null,
  secrets: [],
};

const groupIdOf = (nodeId: string) => ourId('ActionGroup', nodeId, groups.actionGroupNotFound);

export const saveActionGroup: MutationResolvers['saveActionGroup'] = (_root, { input }, context) =>
  answer(context, input, NO_GROUP, () => {
    const { core, noticeCommands, viewer } = context;
    const { actionGroupId, name, to = [], cc = [], bcc = [], webhooks = [] } = input;
    const given = webhooks.map(({ webhookId = null, url, format = 'ROOMWATCH' }) => ({ id: webhookId, url, format }));
    const id = actionGroupId == null ? null : groupIdOf(actionGroupId);
    return groups.saveActionGroup(core, noticeCommands, viewer, { id, name, to, cc, bcc, webhooks: given });
  });

export const deleteActionGroup: MutationResolvers['deleteActionGroup'] = (_root, { input }, context) =>
  answer<{ deletedActionGroupId: string | null }>(context, input, { deletedActionGroupId: null }, async () => {
    const id = groupIdOf(input.actionGroupId);
    await groups.deleteActionGroup(context.core, context.viewer.workspace, id);
    return { deletedActionGroupId: toNodeId('ActionGroup', id) };
  });

export const testActionGroup: MutationResolvers['testActionGroup'] = (_root, { input }, context) =>
  answer<{ deliveries: DeliveryDocument[] }>(context, input, { deliveries: [] }, async () => {
    const id = groupIdOf(input.actionGroupId);
    const { core, noticeCommands, viewer } = context;
    return { deliveries: await sendTest(core, noticeCommands, viewer.workspace, id) };
  });

export const updateAlertRoutes: MutationResolvers['updateAlertRoutes'] = (_root, { input }, context) =>
  answer<{ alertRoutes: ShownRoutes | null }>(context, input, { alertRoutes: null }, async () => {
    const change = { routes: input.routes.map(routeOf), revision: input.revision ?? null };
    return { alertRoutes: await updateRoutes(context.core, context.viewer, change) };
  });

export const retryDelivery: MutationResolvers['retryDelivery'] = (_root, { input }, context) =>
  answer<{ delivery: DeliveryDocument | null }>(context, input, { delivery: null }, async () => {
    const id = ourId('Delivery', input.id, deliveryNotFound);
    return { delivery: await retry(context.core, context.viewer.workspace, id) };
  });

const NO_SILENCE: { silence: SilenceDocument | null } = { silence: null };

export const createSilence: MutationResolvers['createSilence'] = (_root, { input }, context) =>
  answer(context, input, NO_SILENCE, async () => {
    const { matchers, startsAt = null, endsAt, comment } = input;
    const given = { matchers: matchers.map(matcherOf), startsAt, endsAt, comment };
    return { silence: await silences.createSilence(context.core, context.viewer, given) };
  });

export const expireSilence: MutationResolvers['expireSilence'] = (_root, { input }, context) =>
  answer(context, input, NO_SILENCE, async () => {
    const id = ourId('Silence', input.silenceId, silences.silenceNotFound);
    return { silence: await silences.expireSilence(context.core, context.viewer.workspace, id) };
  });

/** A route as it is given, with the defaults of the schema. */
function routeOf({ actionGroupIds, ...route }: AlertRouteInput): RouteInput {
  const { name, matchers = [], groupBy = ['site'], continues = false } = route;
  const { groupWait = '30s', groupInterval = '5m', repeatInterval = '4h' } = route;
  return {
    ...{ name, matchers: matchers.map(matcherOf), groupBy, continues, groupWait, groupInterval, repeatInterval },
    actionGroups: actionGroupIds.map(actionGroupOf),
  };
}

const matcherOf = ({ label, operator = '=', value }: LabelMatcherInput): Matcher => ({ label, operator, value });

/** The id of an action group; that of none for one that is malformed or of another type. */
function actionGroupOf(nodeId: string): string {
  const known = fromNodeId(nodeId);
  return known?.type === 'ActionGroup' ? known.id : '';
}
