import { type Bag, type Dynamic, isBag, kindOf } from '../../values/dynamic.ts';
import type { Aggregate } from '../define/aggregate.ts';
import { as } from '../define/function.ts';

/** The types, members and elements found at one place of the values. */
interface Shape {
  readonly scalars: Set<string>;
  readonly members: Map<string, Shape>;
  element: Shape | null;
}

const newShape = (): Shape => ({ scalars: new Set(), members: new Map(), element: null });

function observe(shape: Shape, value: Dynamic): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    shape.element ??= newShape();
    for (const item of value) observe(shape.element, item);
  } else if (isBag(value)) {
    for (const [key, member] of value) {
      let inner = shape.members.get(key);
      if (!inner) shape.members.set(key, (inner = newShape()));
      observe(inner, member);
    }
  } else {
    const kind = kindOf(value);
    shape.scalars.add(kind === 'real' ? 'double' : kind);
  }
}

function describe(shape: Shape): Dynamic {
  const forms: Dynamic[] = [...shape.scalars];
  const container: Bag = new Map([...shape.members].map(([key, inner]) => [key, describe(inner)]));
  if (shape.element) container.set('`indexer`', describe(shape.element));
  if (container.size > 0) forms.push(container);
  return forms.length === 1 ? (forms[0] as Dynamic) : forms;
}

const buildSchema: Aggregate = {
  names: ['buildschema'],
  usage: 'buildschema(Dynamic)',
  summary: 'The smallest schema that admits all values of a dynamic column.',
  prepare(call) {
    const evaluate = as(call, 0, 'dynamic');
    return () => {
      const shape = newShape();
      let isEmpty = true;
      return {
        add(row) {
          const value = evaluate(row);
          if (value !== null) isEmpty = false;
          observe(shape, value);
        },
        results: () => [isEmpty ? null : describe(shape)],
      };
    };
  },
};

export const schemas: readonly Aggregate[] = [buildSchema];
