import type { AlertRuleChange } from '../../services/alerts/change-alert-rule.ts';
import * as rules from '../../services/alerts/change-alert-rule.ts';
import * as answers from '../../services/alerts/answer-alert.ts';
import type { ShownAlertRule } from '../../services/alerts/read-alert-rules.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';
import type { CreateAlertRuleInput, MutationResolvers, UpdateAlertRuleInput } from '../../generated/graphql.ts';
import type { AlertDocument } from '../../models/alert.ts';
import type { Context } from '../common/context.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const NO_ALERT: { alert: AlertDocument | null } = { alert: null };
const NO_RULE: { alertRule: ShownAlertRule | null } = { alertRule: null };

export const acknowledgeAlert: MutationResolvers['acknowledgeAlert'] = (_root, { input }, context) =>
  answerOf(context, input, (id) => {
    const { note = null, until = null } = input;
    return answers.acknowledgeAlert(context.core, context.viewer.workspace, id, {
      by: context.viewer.name,
      note,
      until,
    });
  });

export const unacknowledgeAlert: MutationResolvers['unacknowledgeAlert'] = (_root, { input }, context) =>
  answerOf(context, input, (id) =>
    answers.unacknowledgeAlert(context.core, context.viewer.workspace, id, context.viewer.name),
  );

export const closeAlert: MutationResolvers['closeAlert'] = (_root, { input }, context) =>
  answerOf(context, input, (id) => {
    const closing = { by: context.viewer.name, note: input.note ?? null };
    return answers.closeAlert(context.core, context.viewer.workspace, id, closing);
  });

export const createAlertRule: MutationResolvers['createAlertRule'] = (_root, { input }, context) =>
  answer(context, input, NO_RULE, async () => ({
    alertRule: await rules.createAlertRule(context.core, context.viewer, { ...changeOf(input), name: input.name }),
  }));

export const updateAlertRule: MutationResolvers['updateAlertRule'] = (_root, { input }, context) =>
  answer(context, input, NO_RULE, async () => {
    const id = ourId('AlertRule', input.alertRuleId, rules.alertRuleNotFound);
    const which = { id, revision: input.revision ?? null, change: changeOf(input) };
    return { alertRule: await rules.updateAlertRule(context.core, context.viewer, which) };
  });

export const deleteAlertRule: MutationResolvers['deleteAlertRule'] = (_root, { input }, context) =>
  answer<{ deletedAlertRuleId: string | null }>(context, input, { deletedAlertRuleId: null }, async () => {
    const id = ourId('AlertRule', input.alertRuleId, rules.alertRuleNotFound);
    await rules.deleteAlertRule(context.core, context.viewer.workspace, id);
    return { deletedAlertRuleId: toNodeId('AlertRule', id) };
  });

/** Null empties what may be empty, and leaves alone what may not. */
function changeOf(input: CreateAlertRuleInput | UpdateAlertRuleInput): AlertRuleChange {
  const { name, description, enabled, severity, pendingFor, keepFiringFor, faults } = input;
  return {
    ...{ name: name ?? undefined, description: description ?? undefined, enabled: enabled ?? undefined },
    ...{ severity, pendingFor, keepFiringFor, faults: faults ?? undefined },
  };
}

function answerOf(context: Context, input: { readonly alertId: string }, command: (id: string) => Promise<void>) {
  return answer(context, input, NO_ALERT, async () => {
    const id = ourId('Alert', input.alertId, answers.alertNotFound);
    // An alert out of the caller's sites is not found.
    if ((await context.loaders.alertById.load(id)) === null) throw answers.alertNotFound();
    context.loaders.alertById.clear(id);
    await command(id);
    return { alert: await context.loaders.alertById.load(id) };
  });
}
