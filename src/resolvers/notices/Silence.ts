import { toNodeId } from '../../domain/ids/node-id.ts';
import { silenceState } from '../../domain/notices/silence.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Silence: ResolversOf<'Silence'> = {
  __isTypeOf: (value) => 'comment' in value,
  id: (silence) => toNodeId('Silence', silence._id),
  state: (silence, _args, { core }) => silenceState(silence, core.clock()),
};
