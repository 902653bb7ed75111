import type { Aggregate, AggregateBinding, AggregateDefinition } from './aggregate.ts';
import { as } from './function.ts';

/** The position of the condition among the arguments (1 by default), and the variant's translation for MongoDB. */
interface ConditionalOptions extends Pick<Aggregate, 'pushDown'> {
  readonly index?: number;
}

/** The variant of an aggregate that takes only rows for which a condition (the argument at `index`) is true. */
export function conditional(
  base: AggregateDefinition,
  names: string,
  usage: string,
  more: ConditionalOptions = {},
): AggregateDefinition {
  const { index = 1, pushDown } = more;
  return {
    names: names.split(' '),
    usage,
    summary: `As ${base.names[0]}, over the rows for which the condition is true.`,
    ...(base.isShort ? { isShort: true } : {}),
    ...(pushDown ? { pushDown } : {}),
    prepare(call) {
      const test = as(call, index, 'bool');
      const without = <T>(list: readonly T[]) => list.filter((_, at) => at !== index);
      const inner: AggregateBinding = {
        ...call,
        args: without(call.args),
        types: without(call.types),
        constant: (at) => call.constant(at < index ? at : at + 1),
      };
      const make = base.prepare(inner);
      return () => {
        const state = make();
        return { add: (row) => (test(row) === true ? state.add(row) : undefined), results: () => state.results() };
      };
    },
  };
}
