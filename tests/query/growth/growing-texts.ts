import fc from 'fast-check';
import { AGGREGATE_FAMILIES, SCALAR_FAMILIES, WINDOWS } from '../../../src/query/functions/registry.ts';
import { Planner } from '../../../src/query/language/planner.ts';

/**
 * Texts of queries whose values grow: every function, aggregate and window function of the registry, with arguments that the binder takes,
 * and every operator, one after the other, within each other and repeated.
 */
const COLUMNS = 't:string, u:string, a:dynamic, b:dynamic, c:dynamic, n:long, r:real, d:datetime, s:timespan';
const NAMES = COLUMNS.split(', ').map((column) => column.split(':')[0]!);
/** The binder must not know what the dynamic values are, so that it takes them for each argument. */
const START = `let T = print t = strcat_array(repeat("aB\\"1", 40), ","), u = "a", a = parse_json('[1, "a", [2, null]]'),
  b = parse_json('{"k": 1, "a": {"k": "x"}}'), c = parse_json(tostring(range(1, 60))),
  n = long(1), r = 1.5, d = datetime(2026-01-01), s = 1h;
T`;
/** The same with values that are large from the start. */
/** How many times larger they are: a little by default, more by hand. */
const LARGER = process.env['GROWING_SECONDS'] === undefined ? 1 : 6;
const LARGE = `let X = strcat_array(repeat("ab,<a>+=é", 1000), "");
let T = print t = strcat_array(repeat(X, ${80 * LARGER}), "&"), u = X, a = parse_json(tostring(range(1, ${30_000 * LARGER}))),
  b = bag_pack("k", X, X, range(1, 1000), "a", parse_json(strcat("[", strcat_array(repeat("[1,2]", 1000), ","), "]"))), c = split(X, ","),
  n = long(1), r = 1.5, d = datetime(2026-01-01), s = 1h;
T`;

const TEXTS = ['t', 'u', 'strcat(t, u)', '"a"', 'tostring(a)', '","', '""'];
const ARRAYS = ['a', 'c', 'pack_array(a, t)', 'dynamic([0, 1])', 'dynamic(["a", "b"])'];
const BAGS = ['b', 'bag_pack(t, a)'];
const WHOLE = ['n', '1', '3', '0', '-1', '100', '1048576', '9007199254740991'];
const REAL = ['r', '1.5', 'n'];
const SPANS = ['s', '1d'];
const TIMES = ['d', 'now()'];
const ANY = ['t', 'a', 'b', 'u', 'c', 'n', 'd', 's', 'true'];
const PATTERNS = ['"(a)"', '"a+"', '"(a|b|[^x])*z"', '"(.)(.)"', '"[^,]*"'];

/** Arguments by the name that the documentation gives a parameter; texts for any other. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  ...{
    Value: ANY,
    Then: ANY,
    Else: ANY,
    By: ANY,
    Placeholder: ['long(null)', '1.5'],
    Default: ['t', 'a'],
    Constant: ['0', '1.5'],
  },
  ...{
    Zone: ['"Europe/Oslo"'],
    If: ['true', 'n > 0'],
    Restart: ['n > 3', 'false'],
    NullsLast: ['true'],
    FillEdges: ['true'],
    IgnoreNonFinite: ['true'],
  },
  ...{ IgnoreNullAndEmpty: ['true', 'false'], Array: ARRAYS, Searches: ['dynamic(["a", "b"])', 'c'], News: ARRAYS },
  ...{
    Keys: ['dynamic(["k"])', 'a'],
    Conditions: ['repeat(true, 9)', 'c'],
    Values: ARRAYS,
    Groups: ['dynamic([1])'],
    State: ARRAYS,
  },
  ...{
    Bag: BAGS,
    Dynamic: [...ARRAYS, ...BAGS],
    Index: [...WHOLE, ...ARRAYS],
    Number: REAL,
    Size: REAL,
    FixedPoint: REAL,
    X: REAL,
    Y: REAL,
  },
  ...{
    Base: REAL,
    Exponent: REAL,
    Percentile: ['50'],
    percentiles: ['50'],
    Type: ['string'],
    Time: TIMES,
    Time1: TIMES,
    Time2: TIMES,
  },
  ...{
    Pattern: PATTERNS,
    New: [...TEXTS, '"\\\\0\\\\0"'],
    Part: ['"day"'],
    Format: ['"yyyy-MM-dd"', '"dd.hh:mm"'],
    Unit: ['"MB"'],
  },
  ...{
    Path: ['"$.a.k"', '"$.k"'],
    normal: ['"regex"'],
    Group: ['1'],
    Days: ['3'],
    Hours: ['3'],
    Minutes: ['3'],
    Seconds: ['3'],
  },
  ...Object.fromEntries(
    [
      'Count',
      'MinLength',
      'Occurrence',
      'Offset',
      'Amount',
      'Year',
      'Month',
      'Day',
      'Hour',
      'Minute',
      'Second',
      'Precision',
    ]
      .concat([
        'A',
        'B',
        'N',
        'End',
        'Stop',
        'Step',
        'Prefix',
        'Mod',
        'Accuracy',
        'Weight',
        'MaxSize',
        'Start',
        'Length',
      ])
      .map((name) => [name, WHOLE]),
  ),
};
/** Where the same name means another thing. */
const OF_FUNCTION: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  not: { Value: ['true', 'n > 0'] },
  ago: { Length: SPANS },
  now: { Offset: SPANS },
  format_timespan: { Length: SPANS },
  bin: { Value: REAL },
  series_fill_const: { Value: REAL },
  bin_at: { Value: REAL },
  hll_merge: { State: ['a', 'c'] },
  percentile: { Value: REAL, Percentile: ['50'] },
  percentilew: { Value: REAL },
  row_cumsum: { Value: WHOLE },
  prev: { Distance: ['1', '100000'] },
  next: { Distance: ['1', '100000'] },
  dcount: { Accuracy: ['1'] },
  dcountif: { Accuracy: ['1'] },
  hll: { Accuracy: ['1'] },
};
for (const name of ['sum', 'sumif', 'avg', 'avgif', 'stdev', 'stdevif', 'variance', 'varianceif', 'max_of', 'min_of']) {
  Object.assign(OF_FUNCTION, { [name]: { Value: REAL } });
}

interface Documented {
  readonly names: readonly string[];
  readonly usage: string;
}

/** Functions that give no value. */
const NO_VALUE: ReadonlySet<string> = new Set(['table']);
const ATTEMPTS = 25;

/** What is known of a function: calls of it that the binder takes, with the type of their value. */
interface KnownCalls {
  readonly name: string;
  readonly calls: readonly (readonly [call: string, type: string])[];
}

/** The parameters of a function by its documentation, with those that may be left out. */
function parametersOf(usage: string): readonly { readonly name: string; readonly isOptional: boolean }[] {
  const inside = /\((.*?)\)(?:$|,)/.exec(usage)?.[1] ?? '';
  let depth = 0;
  return [...inside.matchAll(/[A-Za-z]\w*|[[\]]|\.\.\./g)].flatMap(([part]) => {
    if (part === '[') depth += 1;
    else if (part === ']') depth -= 1;
    else if (part !== '...' && part !== 'typeof' && part !== 'regex') return [{ name: part, isOptional: depth > 0 }];
    return [];
  });
}

/** Calls of every function that the binder takes, found by trying: the same ones at each run. */
export function knownCalls(perFunction: number): {
  readonly scalars: readonly KnownCalls[];
  readonly aggregates: readonly KnownCalls[];
  readonly windows: readonly KnownCalls[];
} {
  const planner = new Planner([]);
  const random = fc.sample(fc.nat(1_000_000), { numRuns: 10_000, seed: 7 });
  let at = 0;
  const pick = <T>(items: readonly T[]): T => items[random[(at += 1) % random.length]! % items.length]!;
  const callOf = (name: string, usage: string, attempt: number): string => {
    const given = parametersOf(usage).filter(({ isOptional }) => !isOptional || attempt % 2 === 1);
    const args = given.map(({ name: parameter }) =>
      parameter === 'Type' ? 'typeof(string)' : pick(OF_FUNCTION[name]?.[parameter] ?? ARGUMENTS[parameter] ?? TEXTS),
    );
    // several values are the same one: that grows most
    if (/^[^)]*\.\.\.\)/.test(usage) && args.length > 0) args.push(args[args.length - 1]!, args[args.length - 1]!);
    return `${name}(${args.join(', ')})`;
  };
  const all = (items: readonly Documented[], operator: string): KnownCalls[] => {
    const functions = items.filter(
      ({ names: [name = ''], usage }) => usage.startsWith(`${name}(`) && !NO_VALUE.has(name),
    );
    const found = new Map(functions.map(({ names }) => [names[0]!, new Map<string, string>()]));
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const tried = functions
        .filter(({ names }) => found.get(names[0]!)!.size < perFunction)
        .map(({ names, usage }) => [names[0]!, callOf(names[0]!, usage, attempt)] as const);
      for (const [call, type] of takenCalls(
        planner,
        tried.map(([, call]) => call),
        operator,
      )) {
        found.get(tried.find(([, one]) => one === call)![0])!.set(call, type);
      }
    }
    return [...found].map(([name, calls]) => ({ name, calls: [...calls] }));
  };
  return {
    scalars: all(Object.values(SCALAR_FAMILIES).flat(), 'extend'),
    aggregates: all(Object.values(AGGREGATE_FAMILIES).flat(), 'summarize'),
    windows: all(WINDOWS, 'serialize | extend'),
  };
}

/** The calls that the binder takes, with the types of their values; all are read in one text, a line each. */
function takenCalls(planner: Planner, calls: readonly string[], operator: string): (readonly [string, string])[] {
  let left = [...new Set(calls)];
  while (left.length > 0) {
    const lines = left.map((call, index) => `v${index} = ${call}`);
    const text = `let T = datatable(${COLUMNS})[]; T | ${operator}\n${lines.join(',\n')}`;
    const wrong = new Set(
      planner
        .diagnostics(text)
        .filter(({ severity }) => severity === 'Error')
        .map(({ line }) => line - 2),
    );
    if (wrong.size === 0) {
      const outcome = planner.plan(text, []);
      const columns = outcome.kind === 'plan' ? outcome.plan.root.columns : [];
      return left.map(
        (call, index) => [call, columns.find(({ name }) => name === `v${index}`)?.type ?? 'several'] as const,
      );
    }
    left = left.filter((_, index) => !wrong.has(index));
  }
  return [];
}

/** The column that a value goes to. */
const targetsOf = (type: string): readonly string[] =>
  type === 'string' ? ['t', 'u'] : type === 'dynamic' ? ['a', 'b', 'c'] : type === 'long' ? ['n'] : [];

const keepOthers = (target: string): string =>
  NAMES.filter((name) => name !== target)
    .map((name) => `${name} = take_any(${name})`)
    .join(', ');

/** Operators that keep the columns. */
const OPERATORS: readonly string[] = [
  '| mv-expand a limit 100 | extend a = pack_array(a)',
  '| mv-expand kind=array b, c | extend b = bag_pack("k", b), c = pack_array(c)',
  '| mv-apply x = a on (summarize v = make_list(x)) | extend a = v | project-away v',
  '| extend k = 1 | join kind=inner (range i from 1 to 40 step 1 | extend k = 1) on k | project-away k, k1, i',
  '| extend k = 1 | lookup (range i from 1 to 40 step 1 | extend k = 1) on k | project-away k, i',
  '| union T',
  '| as X | union X, X',
  '| sort by t asc, n desc',
  '| sort by strcat(t, u), tostring(a)',
  '| top 50 by strcat(u, t)',
  '| summarize t = take_any(t), u = take_any(u), a = take_any(a), b = take_any(b), c = take_any(c), n = max(n), r = max(r), d = max(d), s = max(s) by k = tostring(a) | project-away k',
  '| where t has u or t contains u or tostring(a) != t',
  '| where strcat(t, t) !in (t, u, tostring(a)) or t =~ u',
  '| parse t with x "," y "," z | extend t = strcat(x, z, y) | project-away x, y, z',
  '| parse kind=regex t with x "(a|b)+" y | extend u = strcat(y, x) | project-away x, y',
  '| extend i = row_cumsum(1) | summarize t = strcat_array(make_list(t), ","), a = make_list(pack_array(a, b)), b = make_bag(b), c = make_set(c), u = max(u), n = sum(n), r = avg(r), d = max(d), s = max(s)',
  '| make-series v = take_any(t) default = "x" on n from 0 to 20000 step 1 by u | extend a = v, t = u, b = bag_pack(u, v), c = n, n = 1, r = 1.5, d = now(), s = 1h | project t, u, a, b, c, n, r, d, s',
  '| extend t = strcat(t, t, t, t, t, t, t, t)',
  '| extend t = replace_string(t, "a", "aaaaaaaaaa")',
  '| extend a = array_concat(a, c, a, c, a, c)',
  '| extend a = pack_array(a, a, a, a, a, a)',
  '| extend b = bag_pack(t, b, u, a, "x", b)',
  '| extend t = tostring(pack_array(a, t, b))',
  '| extend n = n * 7',
];

/** Operators with other columns, which end a query. */
const ENDS: readonly string[] = [
  '',
  '| count',
  '| project strlen(t), strlen(u), n',
  '| evaluate narrow()',
  '| project b | evaluate bag_unpack(b)',
  '| project t, n | evaluate pivot(t, count())',
  '| extend k = tostring(n) | project k, t | evaluate pivot(k, make_list(t))',
  '| top-nested 3 of t by max(n), top-nested of tostring(a) with others = "x" by count()',
  '| serialize | extend x = prev(t, 100000), y = next(a, 100000) | project strlen(x), y',
  '| summarize by t, tostring(a), tostring(b)',
  '| summarize buildschema(a), make_list(b), make_set(a), percentiles_array(n, 1, 50), hll(t)',
  '| getschema',
];

/** Queries made of known calls. */
export function growingTexts({ scalars, aggregates, windows }: ReturnType<typeof knownCalls>): fc.Arbitrary<string> {
  const steps = (known: readonly KnownCalls[], text: (call: string, target: string) => string): string[][] =>
    known
      .map(({ calls }) => calls.flatMap(([call, type]) => targetsOf(type).map((target) => text(call, target))))
      .filter((made) => made.length > 0);
  const stepsOfFunctions = [
    ...steps(scalars, (call, target) => `| extend ${target} = ${call}`),
    ...steps(aggregates, (call, target) => `| summarize ${target} = ${call}, ${keepOthers(target)}`),
    ...steps(windows, (call, target) => `| serialize | extend ${target} = ${call}`),
  ];
  const readers = scalars
    .flatMap(({ calls }) => calls.filter(([, type]) => targetsOf(type).length === 0).slice(0, 2))
    .map(([call]) => `| extend x = ${call} | project-away x`);
  const step = fc.oneof(
    // every function as often as every other, however many calls of it are known
    { arbitrary: fc.constantFrom(...stepsOfFunctions).chain((made) => fc.constantFrom(...made)), weight: 5 },
    { arbitrary: fc.constantFrom(...OPERATORS), weight: 4 },
    { arbitrary: fc.constantFrom(...readers), weight: 1 },
  );
  const repeated = fc
    .tuple(fc.array(step, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 12 }))
    .map(([some, times]) => Array<string>(times).fill(some.join('\n')).join('\n'));
  return fc
    .tuple(fc.array(repeated, { minLength: 1, maxLength: 3 }), fc.constantFrom(...ENDS))
    .map(([parts, end]) => `${START}\n${parts.join('\n')}\n${end}`);
}

/** Each function and aggregate alone, on large values and three times over: none is left out by chance. */
export const everyCall = ({ scalars, aggregates }: ReturnType<typeof knownCalls>): string[] => [
  ...scalars.flatMap(({ calls }) =>
    calls.map(([call, type]) => {
      const [target = 'x'] = targetsOf(type);
      return `${LARGE}\n${Array<string>(3).fill(`| extend ${target} = ${call}`).join('\n')}\n| project strlen(t), strlen(u)`;
    }),
  ),
  ...aggregates.flatMap(({ calls }) => calls.map(([call]) => `${LARGE}\n| union T, T | summarize v = ${call} | count`)),
];
