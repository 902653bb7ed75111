import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { convert, toText } from '../../values/convert.ts';
import { type Dynamic, isBag, parseJson } from '../../values/dynamic.ts';
import type { Value } from '../../values/value.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { follow, member, parsePath } from '../support/json-path.ts';

/** All paths of a value, as `treepath` lists them. */
function paths(value: Dynamic, prefix: string): string[] {
  if (Array.isArray(value))
    return [`${prefix}[0]`, ...(value.length > 0 ? nestedPaths(value[0] as Dynamic, `${prefix}[0]`) : [])];
  return nestedPaths(value, prefix);
}

const nestedPaths = (value: Dynamic, prefix: string): string[] => {
  if (isBag(value)) {
    return [...value].flatMap(([key, inner]) => {
      const path = `${prefix}['${key}']`;
      return [path, ...paths(inner, path)];
    });
  }
  return Array.isArray(value) ? paths(value, prefix) : [];
};

export const dynamicMembers: readonly ScalarFunction[] = [
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
  simple('treepath', 'treepath(Value)', ['dynamic'], 'All paths of a dynamic value.', (value) => paths(value, '')),
  special(
    'extract_json extractjson',
    'extract_json(Path, Json [, typeof(Type)])',
    'The value at a path such as `$.a[0]`, as text or as the type.',
    (call) => {
      const path = as(call, 0, 'string');
      const source = call.args[1] as Evaluator;
      const sourceType = call.types[1] as ColumnType;
      return (row) => {
        const value = sourceType === 'dynamic' ? (source(row) as Dynamic) : parseJson(toText(source(row), sourceType));
        const steps = parsePath(path(row) ?? '');
        if (value === undefined || !steps) return null;
        return convert(follow(value, steps), 'dynamic', call.type);
      };
    },
  ),
];
