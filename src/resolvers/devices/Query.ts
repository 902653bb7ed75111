import { foldName } from '../../domain/text/names.ts';
import { idOf } from '../../domain/ids/node-id.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';
import { connect, listScope } from '../common/connection.ts';
import { showingDevices } from './shown-members.ts';
import { deviceFilter } from './device-filter.ts';

export const device: QueryResolvers['device'] = (_root, { by }, context, info) => {
  const loaders = showingDevices(context.loaders, info);
  if (by.computer != null) return loaders.deviceByComputerKey.load(foldName(by.computer));
  const id = idOf('Device', by.id ?? '');
  return id === null ? null : loaders.deviceById.load(id);
};

export const devices: QueryResolvers['devices'] = (_root, args, { cursors, models, viewer }) => {
  const filter = deviceFilter(args.filter, viewer);
  const scope = listScope('devices', viewer.workspace, filter);
  return connect(cursors, scope, models.devices.shown, models.devices.list(viewer.workspace, filter), args);
};
