import fc from 'fast-check';
import { knownCalls } from './growth/growing-texts.ts';
import { AGGREGATE_FAMILIES, SCALAR_FAMILIES, WINDOWS } from '../../src/query/functions/registry.ts';

/**
 * Random texts made from the grammar: all operators, and all functions, aggregates and window functions of the registries, with arguments of
 * right and of wrong types and numbers.
 */
const namesOf = (items: readonly { readonly names: readonly string[]; readonly usage: string }[]) =>
  items.flatMap(({ names, usage }) => (usage.startsWith(`${names[0]}(`) ? names : []));

const SCALARS = namesOf(Object.values(SCALAR_FAMILIES).flat()).filter((name) => name !== 'table');
const AGGREGATES = namesOf(Object.values(AGGREGATE_FAMILIES).flat());
const WINDOWED = namesOf(WINDOWS);
const INFIX = Object.values(SCALAR_FAMILIES)
  .flat()
  .flatMap(({ names }) => names)
  .filter((name) => !SCALARS.includes(name) && !['[]', 'negate', 'table', 'todynamic_value'].includes(name));

const NAMES = ['t', 'u', 'n', 'i', 'r', 'f', 'd', 's', 'a', 'b', 'c', 'g', 'm'];
const KNOWN = knownCalls(2);
const callsOf = (known: (typeof KNOWN)['scalars']) => known.flatMap(({ calls }) => calls.map(([call]) => call));

const ATOMS = [
  ...NAMES,
  ...['1', '0', '-1', '2.5', '"a"', '""', '"(a)|f"', '"yyyy"', '"day"', '"$.k"', '"UTC"', 'true', 'false', 'now()'],
  ...['1h', '-2d', 'datetime(2026-01-01)', 'datetime(null)', 'int(null)', 'real(nan)', 'real(-inf)', 'long(null)'],
  ...[
    'dynamic([1, [2, "a"], null])',
    'dynamic({"k": {"a": 1}})',
    'dynamic(null)',
    'guid(74be27de-1e4e-49d9-b579-fe0b331d3642)',
  ],
  ...[
    'decimal(1.5)',
    'decimal(null)',
    '9223372036854775807',
    '-9223372036854775808',
    '1e300',
    'a.k',
    'a[0]',
    'b[n]',
    'typeof(long)',
  ],
  ...[
    '*',
    'int(x)',
    'time(null)',
    'nothing',
    '1tick',
    'toscalar(T | count)',
    'datetime(9999-12-31)',
    'datetime(0001-01-01)',
  ],
];

const one = <T>(...items: readonly T[]) => fc.constantFrom(...items);
const joined = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(''));
const listOf = (item: fc.Arbitrary<string>, minLength: number, maxLength: number) =>
  fc.array(item, { minLength, maxLength }).map((items) => items.join(', '));

const column = one(...NAMES);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', maxDepth: 2, withCrossShrink: true },
    { weight: 6, arbitrary: one(...NAMES) },
    { weight: 3, arbitrary: one(...ATOMS) },
    { weight: 8, arbitrary: one(...callsOf(KNOWN.scalars)) },
    { weight: 2, arbitrary: joined(one(...SCALARS), '(', listOf(tie('expression'), 0, 4), ')') },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('expression'), one(...INFIX), tie('expression'), tie('expression'))
        .map(([left, operator, right, more]) =>
          operator.endsWith('between')
            ? `(${left} ${operator} (${right} .. ${more}))`
            : /in~?$|has_a/.test(operator)
              ? `(${left} ${operator} (${right}, ${more}))`
              : `(${left} ${operator} ${right})`,
        ),
    },
    { weight: 1, arbitrary: joined('-(', tie('expression'), ')') },
    { weight: 1, arbitrary: joined(tie('expression'), '[', tie('expression'), ']') },
  ),
}));
const test = fc.oneof(
  expression,
  joined('(', expression, one(' == ', ' > ', ' != ', ' has ', ' in~ (T | project u), '), expression, ')'),
);
const named = fc.oneof(expression, joined(one('x', 'y', 't', '(x, y)'), ' = ', expression));
const aggregate = fc.oneof(
  { weight: 8, arbitrary: one(...callsOf(KNOWN.aggregates)) },
  {
    weight: 6,
    arbitrary: joined(
      one(...AGGREGATES),
      '(',
      listOf(fc.oneof(one('*', ...NAMES, '50', 'true', '1h'), expression), 0, 3),
      ')',
    ),
  },
  {
    weight: 1,
    arbitrary: joined(one('x', '(x, y)', 'n'), ' = ', one(...AGGREGATES), '(', listOf(expression, 0, 3), ')'),
  },
  { weight: 1, arbitrary: joined(one(...SCALARS), '(', one(...AGGREGATES), '(', one('*', ...NAMES), '))') },
);
const by = fc.oneof(fc.constant(''), joined(' by ', listOf(fc.oneof(column, named), 1, 2)));
const table = fc.oneof(
  { weight: 9, arbitrary: one('T', 'T', 'T', 'Empty', 'U', 'V') },
  { weight: 1, arbitrary: joined('(T | where ', test, ')') },
  { weight: 1, arbitrary: joined('(U | summarize ', aggregate, by, ')') },
  { weight: 1, arbitrary: joined('(print ', listOf(named, 1, 3), ')') },
);
const wild = one('*', 'T*', 'V*', '*V', 'U');
const columns = listOf(one('*', 't*', '*1', 'x', ...NAMES), 1, 3);

const step = fc.oneof(
  { weight: 3, arbitrary: joined('where ', test) },
  { weight: 5, arbitrary: joined('extend ', listOf(named, 1, 3)) },
  { weight: 3, arbitrary: joined('project ', listOf(named, 1, 4)) },
  { weight: 6, arbitrary: joined('summarize ', listOf(aggregate, 0, 3), by) },
  joined(one('project-away ', 'project-keep ', 'project-reorder '), columns),
  joined('project-rename x = ', column),
  joined(one('sort by ', 'order by '), expression, one('', ' asc', ' desc nulls first')),
  joined('top ', one('1', '0', '-1', 'n'), ' by ', expression, one('', ' asc')),
  joined(one('take ', 'limit '), one('1', '0', '-1', '2.5', 'n', '1 + 1')),
  joined('distinct ', one('*', ''), columns),
  joined(
    'join kind=',
    one('inner', 'leftouter', 'rightouter', 'fullouter', 'leftanti', 'rightsemi', 'innerunique'),
    ' ',
    table,
    ' on ',
    one('t', 'n', 'x', '$left.t == $right.u', '$left.n == $right.r'),
  ),
  joined('lookup ', one('', 'kind=inner '), table, ' on ', one('t', 'i', '$left.t == $right.u')),
  joined('union ', one('', 'kind=inner ', 'withsource=t ', 'isfuzzy=true '), fc.oneof(table, wild), ', ', table),
  joined(
    'mv-expand ',
    one('', 'kind=array ', 'bagexpansion=bag '),
    one('a', 'b', 'x = a', 'a, b', 't'),
    one('', ' to typeof(long)', ' to typeof(string)', ' limit 2'),
  ),
  joined(
    'mv-apply ',
    one('a', 'x = b', 'a to typeof(long)'),
    ' on (',
    one('where ', 'extend y = ', 'summarize count() by '),
    expression,
    ')',
  ),
  joined(
    'parse ',
    one('', 'kind=regex ', 'kind=relaxed '),
    column,
    ' with ',
    one('* "a" x:long *', 'x "," y', '* x:datetime', '"a+" x'),
  ),
  joined('parse-where t with ', one('x "a" y', '* "," x:int')),
  joined(
    'make-series ',
    aggregate,
    one('', ' default = 0'),
    ' on ',
    one('d', 'n', 'r'),
    one('', ' from datetime(2026-01-01) to datetime(2026-01-05)', ' from 0 to 10'),
    ' step ',
    one('1d', '1', '0', '-1h', 'n'),
    by,
  ),
  joined('top-nested ', one('2 ', ''), 'of ', expression, ' by ', aggregate, one('', ', top-nested of u by count()')),
  joined(
    'evaluate ',
    one(
      'narrow()',
      'bag_unpack(a)',
      'bag_unpack(b, "x")',
      'bag_unpack(t)',
      'pivot(t)',
      'pivot(u, sum(n))',
      'pivot(n, any(*))',
      'bag_unpack(a) : (k: long)',
    ),
  ),
  joined('serialize ', named),
  joined('serialize | extend x = ', one(...callsOf(KNOWN.windows))),
  joined('serialize | extend ', one('x', 't'), ' = ', one(...WINDOWED), '(', listOf(expression, 0, 3), ')'),
  joined('search ', one('', 'kind=case_sensitive '), one('"a"', '"a*"', 't:"a"', '*'), ' and ', test),
  joined('find where ', test, one('', ' project t, n', ' project-smart', ' project t:long, pack(*)')),
  one(
    'count',
    'getschema',
    'as Q',
    'render timechart',
    'consume',
    'sample 2',
    'invoke f()',
    'where * has "a"',
    'project-away *',
  ),
);

const start = fc.oneof(
  { weight: 8, arbitrary: table },
  joined('union ', one('', 'withsource=x ', 'kind=inner '), wild, ', ', table),
  joined('search ', one('', 'in (T, V*) '), test),
  joined(
    'find ',
    one('', 'withsource=x '),
    one('', 'in (T, V*) '),
    'where ',
    test,
    one('', ' project t, n', ' project x:long, pack(*)'),
  ),
  joined('print ', listOf(named, 1, 4)),
  joined('range x from ', expression, ' to ', expression, ' step ', one('1', '1h', '0', 'n')),
  joined('datatable(x:', one('long', 'string', 'datetime', 'dynamic'), ')[', listOf(one(...ATOMS), 0, 3), ']'),
);
const before = one(
  '',
  'let V1 = view() { T | take 1 };\n',
  'let V1 = view() { union V* | extend x = 1 }; let V2 = view() { search "a" };\n',
  'let f = (T:(*)) { T | count }; let k = n + 1;\n',
  'let Q = materialize(T | take 2);\n',
  'let t = "a"; let g = (x:long = 1) { x + 1 };\n',
  'set query_bin_auto_size = 1h;\n',
);

export const randomTexts: fc.Arbitrary<string> = fc
  .tuple(before, start, fc.array(step, { maxLength: 2 }))
  .map(([lets, table, steps]) => `${lets}${[table, ...steps].join('\n| ')}`);
