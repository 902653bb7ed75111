import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { convert, toText } from '../../values/convert.ts';
import { type Dynamic, isBag } from '../../values/dynamic.ts';
import { parseJson } from '../../values/json-reader.ts';
import { checkMembers, checkText } from '../../values/limits.ts';
import type { Value } from '../../values/value.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';
import { follow, member, parsePath } from '../support/json-path.ts';

/** All paths of a value, as `treepath` lists them. */
class Paths {
  readonly found: string[] = [];
  private units = 0;

  add(value: Dynamic, prefix: string): void {
    if (Array.isArray(value)) {
      const path = this.path(prefix, '[0]');
      if (value.length > 0) this.add(value[0] as Dynamic, path);
    } else if (isBag(value)) {
      for (const [key, inner] of value) this.add(inner, this.path(prefix, `['${key}']`));
    }
  }

  private path(prefix: string, step: string): string {
    this.units += prefix.length + step.length;
    checkText(this.units);
    checkMembers(this.found.length + 1);
    const path = prefix + step;
    this.found.push(path);
    return path;
  }
}

function pathsOf(value: Dynamic): string[] {
  const paths = new Paths();
  paths.add(value, '');
  return paths.found;
}

export const dynamicMembers: readonly ScalarFunction[] = [
  ...neverGrowing([
    special(
      '[]',
      'Value.Member, Value["member"], Array[Index]',
      'A member of a bag or an element of an array; null where there is none.',
      (call) => {
        const evaluate = call.args[0] as Evaluator;
        const keyType = call.types[1] as ColumnType;
        const constant = call.constant(1);
        const keyFor = (value: Value): string | number => {
          if (keyType === 'string') return value as string;
          if (keyType === 'dynamic') return typeof value === 'string' ? value : Number(value);
          return Number(value);
        };
        if (constant !== undefined) {
          const key = keyFor(constant);
          return (row) => member(evaluate(row) as Dynamic, key);
        }
        const key = call.args[1] as Evaluator;
        return (row) => {
          const at = key(row);
          return at === null ? null : member(evaluate(row) as Dynamic, keyFor(at));
        };
      },
    ),
  ]),
  ...bounded([
    simple('treepath', 'treepath(Value)', ['dynamic'], 'All paths of a dynamic value.', pathsOf),
    special(
      'extract_json extractjson',
      'extract_json(Path, Json [, typeof(Type)])',
      'The value at a path such as `$.a[0]`, as text or as the type.',
      (call) => {
        const path = as(call, 0, 'string');
        const source = call.args[1] as Evaluator;
        const sourceType = call.types[1] as ColumnType;
        return (row) => {
          const value =
            sourceType === 'dynamic' ? (source(row) as Dynamic) : parseJson(toText(source(row), sourceType));
          const steps = parsePath(path(row) ?? '');
          if (value === undefined || !steps) return null;
          return convert(follow(value, steps), 'dynamic', call.type);
        };
      },
    ),
  ]),
];
