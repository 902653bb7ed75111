import { toNodeId } from '../../domain/ids/node-id.ts';
import { findAlertRule } from '../../services/alerts/read-alert-rules.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Alert: ResolversOf<'Alert'> = {
  __isTypeOf: (value) => 'fingerprint' in value,
  id: (alert) => toNodeId('Alert', alert._id),
  rule: (alert, _args, { core, viewer }) => findAlertRule(core, viewer.workspace, alert.ruleId),
  device: (alert, _args, { loaders }) => loaders.deviceById.load(alert.deviceId),
  room: (alert, _args, { loaders }) => (alert.roomId === null ? null : loaders.roomById.load(alert.roomId)),
};
