import { toNodeId } from '../../domain/ids/node-id.ts';
import { formatDuration } from '../../domain/time/duration.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const AlertRule: ResolversOf<'AlertRule'> = {
  __isTypeOf: (value) => 'keepFiringFor' in value,
  id: (rule) => toNodeId('AlertRule', rule.id),
  pendingFor: (rule) => wait(rule.pendingFor),
  keepFiringFor: (rule) => wait(rule.keepFiringFor),
};

const wait = (milliseconds: number): string | null => (milliseconds === 0 ? null : formatDuration(milliseconds));
