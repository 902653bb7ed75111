import { type Bag, type Dynamic, isBag, kindOf } from '../../values/dynamic.ts';
import { checkMembers } from '../../values/limits.ts';
import type { Aggregate, AggregateDefinition } from '../define/aggregate.ts';
import { as } from '../define/function.ts';
import { bounded } from '../define/growth.ts';

/** The types, members and elements found at one place of the values. */
interface Shape {
  readonly scalars: Set<string>;
  readonly members: Map<string, Shape>;
  element: Shape | null;
}

/** What a place takes in memory. */
const SHAPE_BYTES = 400;

/** The shape of the values of a group. */
class Shapes {
  readonly root: Shape;
  private readonly hold: (bytes: number) => void;
  private count = 0;

  constructor(hold: (bytes: number) => void) {
    this.hold = hold;
    this.root = this.newShape();
  }

  private newShape(): Shape {
    this.count += 1;
    checkMembers(this.count);
    this.hold(SHAPE_BYTES);
    return { scalars: new Set(), members: new Map(), element: null };
  }

  observe(value: Dynamic, shape = this.root): void {
    if (value === null) return;
    if (Array.isArray(value)) {
      shape.element ??= this.newShape();
      for (const item of value) this.observe(item, shape.element);
    } else if (isBag(value)) {
      for (const [key, member] of value) {
        let inner = shape.members.get(key);
        if (!inner) shape.members.set(key, (inner = this.newShape()));
        this.observe(member, inner);
      }
    } else {
      const kind = kindOf(value);
      shape.scalars.add(kind === 'real' ? 'double' : kind);
    }
  }
}

function describe(shape: Shape): Dynamic {
  const forms: Dynamic[] = [...shape.scalars];
  const container: Bag = new Map([...shape.members].map(([key, inner]) => [key, describe(inner)]));
  if (shape.element) container.set('`indexer`', describe(shape.element));
  if (container.size > 0) forms.push(container);
  return forms.length === 1 ? (forms[0] as Dynamic) : forms;
}

const buildSchema: AggregateDefinition = {
  names: ['buildschema'],
  usage: 'buildschema(Dynamic)',
  summary: 'The smallest schema that admits all values of a dynamic column.',
  prepare(call) {
    const evaluate = as(call, 0, 'dynamic');
    return () => {
      const shapes = new Shapes((bytes) => call.hold(bytes));
      let isEmpty = true;
      return {
        add(row) {
          const value = evaluate(row);
          if (value !== null) isEmpty = false;
          shapes.observe(value);
        },
        results: () => [isEmpty ? null : describe(shapes.root)],
      };
    };
  },
};

export const schemas: readonly Aggregate[] = bounded([buildSchema]);
