import { toNodeId } from '../../domain/ids/node-id.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const AlertChange: ResolversOf<'AlertChange'> = {
  kind: (message) => (message.kind === 'CHANGE' ? message.entry.kind : message.kind),
  alertId: (message) => {
    if (message.kind === 'SNAPSHOT') return toNodeId('Alert', message.subject._id);
    return message.kind === 'CHANGE' ? toNodeId('Alert', message.entry.subject) : null;
  },
  alert: (message, _args, { loaders }) => {
    if (message.kind === 'SNAPSHOT') return message.subject;
    return message.kind === 'CHANGE' ? loaders.alertById.load(message.entry.subject) : null;
  },
  state: (message) => {
    if (message.kind === 'SNAPSHOT') return message.subject.state;
    return message.kind === 'CHANGE' ? message.entry.state : null;
  },
  previousState: (message) => (message.kind === 'CHANGE' ? message.entry.previousState : null),
  reason: (message) => {
    if (message.kind === 'SNAPSHOT') return message.subject.summary;
    return message.kind === 'CHANGE' ? message.entry.reason : null;
  },
  left: (message) => message.kind === 'CHANGE' && message.left,
};
