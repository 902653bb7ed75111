import { levelOf } from '../../domain/events/levels.ts';
import { foldName } from '../../domain/text/names.ts';
import type { EventFilter as SchemaEventFilter, QueryResolvers } from '../../generated/graphql.ts';
import type { EventFilter } from '../../models/event.ts';
import { connect, listScope } from '../common/connection.ts';
import type { Context } from '../common/context.ts';
import { idsOf } from '../../domain/ids/node-id.ts';

export const events: QueryResolvers['events'] = async (_root, args, context) => {
  const { cursors, models, viewer } = context;
  const scope = listScope(
    'events',
    viewer.workspace,
    viewer.sites == null ? (args.filter ?? null) : [args.filter, viewer.sites],
  );
  const filter = await eventFilter(args.filter, context);
  return connect(cursors, scope, models.events.model, models.events.list(viewer.workspace, filter), args);
};

/** Events know their computer, not their device: devices are named by their computers. */
async function eventFilter(
  filter: SchemaEventFilter | null | undefined,
  { loaders, models, viewer }: Context,
): Promise<EventFilter> {
  const { deviceIds, computers, levels: words, ...times } = filter ?? {};
  const levels = words?.map((word) => levelOf(word) ?? word) ?? null;
  const rest = { ...times, levels };
  const reached =
    viewer.sites == null ? null : await models.devices.computerKeysOfSites(viewer.workspace, viewer.sites);
  const wanted = computers?.map(foldName) ?? null;
  const named = reached && wanted ? wanted.filter((key) => reached.includes(key)) : (wanted ?? reached);
  if (deviceIds == null) return { ...rest, computerKeys: named };
  const devices = await Promise.all((idsOf('Device', deviceIds) ?? []).map((id) => loaders.deviceById.load(id)));
  const keys = devices.map((device) => device?.computerKey).filter((key) => key !== undefined);
  return { ...rest, computerKeys: named ? keys.filter((key) => named.includes(key)) : keys };
}
