import type { Call } from '../../plan/plan.ts';
import type { Operand } from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import { startOf } from '../../values/datetime.ts';
import { type ScalarDefinition, type ScalarFunction, simple } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { flooredTo } from '../support/pushed-times.ts';

type Unit = 'day' | 'week' | 'month' | 'year';

const start = (unit: Unit): ScalarDefinition =>
  simple(
    `startof${unit}`,
    `startof${unit}(Time [, Offset])`,
    ['datetime', 'long'],
    `Start of the ${unit}, moved by Offset ${unit}s.${unit === 'week' ? ' Weeks start on Sunday.' : ''}`,
    (at, offset = 0) => startOf(at, unit, Number(offset)),
    unit === 'day' ? { isShort: true, pushDown: { value: pushedStartOfDay } } : {},
  );

/** The last tick inside. */
const end = (unit: Unit): ScalarDefinition =>
  simple(
    `endof${unit}`,
    `endof${unit}(Time [, Offset])`,
    ['datetime', 'long'],
    `Last tick (100 ns) of the ${unit}, moved by Offset ${unit}s.`,
    (at, offset = 0) => {
      const next = startOf(at, unit, Number(offset) + 1);
      return next === null ? null : next - 1n;
    },
  );

const DAY = 86_400_000;

function pushedStartOfDay({ args }: Call, scope: Scope): Operand | null {
  const time = args.length === 1 ? scope.valueOf(args[0], 'datetime') : null;
  return time && flooredTo(time, DAY);
}

export const dateStarts: readonly ScalarFunction[] = neverGrowing([
  ...(['day', 'week', 'month', 'year'] as const).flatMap((unit) => [start(unit), end(unit)]),
]);
