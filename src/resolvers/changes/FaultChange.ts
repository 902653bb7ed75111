import type { ResolversOf } from '../common/resolvers-of.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';

export const FaultChange: ResolversOf<'FaultChange'> = {
  kind: (message) => (message.kind === 'CHANGE' ? message.entry.kind : message.kind),
  faultId: (message) => {
    if (message.kind === 'SNAPSHOT') return toNodeId('Fault', message.subject._id);
    return message.kind === 'CHANGE' ? toNodeId('Fault', message.entry.subject) : null;
  },
  fault: (message, _args, { loaders }) => {
    if (message.kind === 'SNAPSHOT') return message.subject;
    return message.kind === 'CHANGE' ? loaders.faultById.load(message.entry.subject) : null;
  },
  state: (message) => {
    if (message.kind === 'SNAPSHOT') return message.subject.state;
    return message.kind === 'CHANGE' ? message.entry.state : null;
  },
  previousState: (message) => (message.kind === 'CHANGE' ? message.entry.previousState : null),
  reason: (message) => {
    if (message.kind === 'SNAPSHOT') return message.subject.reason;
    return message.kind === 'CHANGE' ? message.entry.reason : null;
  },
  left: (message) => message.kind === 'CHANGE' && message.left,
};
