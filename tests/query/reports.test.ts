import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryError, type QueryEngine } from '../../src/query/index.ts';
import { memoryEngine, type MemoryTable } from './memory-tables.ts';

const column = (name: string, type: MemoryTable['columns'][number]['type']) => ({ name, type, description: '' });
const TIME = new Date('2026-11-21T10:00:00Z');

const TABLES: readonly MemoryTable[] = [
  {
    name: 'Event',
    description: '',
    timeColumn: 'TimeGenerated',
    columns: [column('TimeGenerated', 'datetime'), column('Computer', 'string'), column('EventID', 'int')],
    rows: [
      [TIME, 'A', 1],
      [TIME, 'B', 2],
    ],
  },
  {
    name: 'Heartbeat',
    description: '',
    timeColumn: 'TimeGenerated',
    columns: [column('TimeGenerated', 'datetime'), column('Computer', 'string'), column('Version', 'string')],
    rows: [[TIME, 'A', '7']],
  },
  {
    name: 'Device',
    description: '',
    timeColumn: null,
    columns: [column('Site', 'string'), column('Health', 'string')],
    rows: [['Oslo', 'UP']],
  },
];

const VIEWS = 'let Tx1 = view(){ datatable(a:int)[1] }; let Tx2 = view(){ datatable(a:int)[2] };';
const WIDE = '123456789012345678901234567890';

/** What public reports show, and other cases of the same kinds: query, columns, rows. */
const ANSWERS: readonly (readonly [query: string, columns: string, rows: unknown[][]])[] = [
  // nested arrays, and tables of arrays, in lists
  ['datatable(x:int)[1,2,3,4] | where x in (dynamic([1,[2,3]]))', 'x:int', [[1], [2], [3]]],
  ['datatable(x:int)[1,2,3,4] | where x !in (dynamic([1,[2,[3]]]))', 'x:int', [[4]]],
  ['datatable(x:string)["a","B","c"] | where x in~ (dynamic(["A",["b"]]))', 'x:string', [['a'], ['B']]],
  ['datatable(x:string)["a b","c"] | where x has_any (dynamic(["z",["b"]]))', 'x:string', [['a b']]],
  [
    'let r = datatable(ip:string)["10.0.0.1","10.0.0.2"] | summarize makeset(ip); datatable(ip:string)["10.0.0.1","10.0.0.3"] | where ip !in (r)',
    'ip:string',
    [['10.0.0.3']],
  ],
  // views in wildcards
  [`${VIEWS} union Tx* | count`, 'Count:long', [[2]]],
  [`${VIEWS} union withsource=t Tx* | where a > 1`, 't:string a:int', [['Tx2', 2]]],
  [
    `${VIEWS} union withsource=t * | where isnotnull(a) | summarize n=count() by t`,
    't:string n:long',
    [
      ['Tx1', 1],
      ['Tx2', 1],
    ],
  ],
  [`${VIEWS} search in (Tx*) a == 2 | project $table, a`, '$table:string a:int', [['Tx2', 2]]],
  [`${VIEWS} search a == 2 | project $table, a`, '$table:string a:int', [['Tx2', 2]]],
  ['let V = view(){ union V* }; union V* | count', 'Count:long', [[0]]],
  ['let V = view(x:int){ print x }; union V* | count', 'Count:long', [[0]]],
  // replacements
  ["print x=replace_strings('one two', dynamic(['one','two']), dynamic(['two','three']))", 'x:string', [['two three']]],
  ["print x=replace_strings('aab', dynamic(['ab','a']), dynamic(['x','ab']))", 'x:string', [['abx']]],
  ["print x=replace_strings('abc', dynamic(['','b']), dynamic(['x','']))", 'x:string', [['ac']]],
  // types that depend on an argument
  ["print x=datetime_diff('week', datetime(2017-10-29), datetime(2017-09-30))", 'x:real', [[5]]],
  ["print x=datetime_diff('Quarter', datetime(2017-10-29), datetime(2017-09-30))", 'x:real', [[1]]],
  ["print x=datetime_diff('day', datetime(2017-10-29), datetime(2017-09-30))", 'x:long', [[29]]],
  // null where NaN was
  [
    'print a=sqrt(-1), b=log(-1), c=log2(-0.5), d=log10(-3), e=acos(2), f=asin(-1.1)',
    'a:real b:real c:real d:real e:real f:real',
    [[null, null, null, null, null, null]],
  ],
  ['print a=log(0), b=sqrt(4), c=acos(1)', 'a:real b:real c:real', [['-Infinity', 2, 0]]],
  // the star of aggregates
  ['Device | summarize take_any(*) by Site', 'Site:string Health:string', [['Oslo', 'UP']]],
  ['Device | project Site | summarize take_any(*), count() by Site', 'Site:string count_:long', [['Oslo', 1]]],
  ['Device | project Site | summarize take_any(*)', 'Site:string', [['Oslo']]],
  [
    'print t = "x", u = "a", n = 1 | summarize arg_max(n, *), t = count()',
    'n:long t:string u:string t1:long',
    [[1, 'x', 'a', 1]],
  ],
  [
    'print t = "x", u = "a", n = 1 | summarize n = arg_max(n, t, t), t = take_any(u), z = count()',
    'n:long t:string t1:string z:long',
    [[1, 'x', 'x', 1]],
  ],
  ['print t = "x", u = "a", n = 1 | summarize take_any(t), t = arg_max(n, u) | project u', 'u:string', [['a']]],
  ['Device | summarize any(*) by Site', 'Site:string any_Health:string', [['Oslo', 'UP']]],
  [
    'Device | summarize argmax(Health, *) by strlen(Site)',
    'strlen_Site:long max_Health:string max_Health_Site:string',
    [[4, 'UP', 'Oslo']],
  ],
  ['Device | summarize arg_min(Site, *) by Site', 'Site:string Site1:string Health:string', [['Oslo', 'Oslo', 'UP']]],
  ['Device | summarize arg_max(Health, *) by Place = Site', 'Place:string Health:string', [['Oslo', 'UP']]],
  [
    'search EventID == 1 | summarize arg_max(TimeGenerated, *) by Computer | project EventID, Version',
    'EventID:int Version:string',
    [[1, '']],
  ],
  ['search EventID == 1 | join kind=inner Heartbeat on Computer | project Version1', 'Version1:string', [['7']]],
  // names of aggregates
  ['Event | summarize count(EventID)', 'count_EventID:long', [[2]]],
  ['Event | summarize count(EventID) by Computer | where count_EventID > 0 | count', 'Count:long', [[2]]],
  ['Event | summarize count(*), n = count(Computer)', 'count_:long n:long', [[2, 2]]],
  [
    'Event | summarize max(EventID), makelist(EventID), any(Computer)',
    'max_EventID:int list_EventID:dynamic any_Computer:string',
    [[2, [1, 2], 'A']],
  ],
  // wide numbers
  [
    `print d=parse_json('{"a":${WIDE}}') | project t=tostring(d.a), e=todecimal(d.a), l=tolong(d.a)`,
    't:string e:decimal l:long',
    [[WIDE, WIDE, null]],
  ],
  [`print d=parse_json('[-${WIDE}]')`, 'd:dynamic', [[[`-${WIDE}`]]]],
  [
    'print a=-9223372036854775808, b=long(-9223372036854775808)',
    'a:long b:long',
    [['-9223372036854775808', '-9223372036854775808']],
  ],
  [
    'print a=datetime(null), b=int(null), c=guid(null), d=real(+inf), e=decimal(1e5), f=time(5)',
    'a:datetime b:int c:guid d:real e:decimal f:timespan',
    [[null, null, null, 'Infinity', '100000', '5.00:00:00']],
  ],

  // older spellings
  [
    'datatable(s:string)["mozilla","Mozilla"] | where s containscs "Moz" or s notcontains "oz"',
    's:string',
    [['Mozilla']],
  ],
  ['print a="abc" notcontainscs "B", b="abc" notcontains "B"', 'a:bool b:bool', [[true, false]]],
  [
    'print h=extractall(@"(?P<key>\\w+)=(?P<value>[a-zA-Z0-9]+)", dynamic(["key","value"]), "MD5=ab,SHA1=cd")',
    'h:dynamic',
    [
      [
        [
          ['MD5', 'ab'],
          ['SHA1', 'cd'],
        ],
      ],
    ],
  ],
  [
    'print a=parsejson("[1]"), b=base64_decodestring(base64_encodestring("é")), c=array_strcat(dynamic([1,2]), "-")',
    'a:dynamic b:string c:string',
    [[[1], 'é', '1-2']],
  ],
  [
    'print a=week_of_year(datetime(2027-01-01)), b=arraylength(dynamic([1])), c=datepart("year", datetime(2027-01-01))',
    'a:long b:long c:long',
    [[53, 1, 2027]],
  ],
  ['Event | summarize anyif(Computer, EventID == 2), cnt()', 'anyif_Computer:string cnt_:long', [['B', 2]]],
  // time zones: 2:30 does not come on 8 March, 1:30 comes twice on 1 November
  [
    "print x=datetime_utc_to_local(datetime(2026-11-29 12:00), 'America/New_York')",
    'x:datetime',
    [['2026-11-29T07:00:00Z']],
  ],
  [
    "print x=datetime_local_to_utc(datetime(2026-03-08 02:30), 'America/New_York')",
    'x:datetime',
    [['2026-03-08T06:30:00Z']],
  ],
  ["print x=datetime_local_to_utc(datetime(2026-11-01 01:30), 'US/Eastern')", 'x:datetime', [['2026-11-01T06:30:00Z']]],
  [
    "print x=datetime_local_to_utc(datetime(2026-03-29 03:30:00.1234567), 'europe/oslo')",
    'x:datetime',
    [['2026-03-29T01:30:00.1234567Z']],
  ],
  [
    "print x=datetime_utc_to_local(datetime(2026-12-31 23:30), 'Asia/Kolkata'), y=datetime_utc_to_local(datetime(0001-01-01), 'America/New_York')",
    'x:datetime y:datetime',
    [['2027-01-01T05:00:00Z', null]],
  ],
  // addresses in texts, as the documentation of each shows them
  [
    "print a=has_ipv4('05:04:54 127.0.0.1 GET /', '127.0.0.1'), b=has_ipv4('05:04:54 127.0.0.256 GET', '127.0.0.256'), c=has_ipv4('05:04:54127.0.0.1 GET', '127.0.0.1')",
    'a:bool b:bool c:bool',
    [[true, false, false]],
  ],
  [
    "print a=has_any_ipv4('at 127.0.0.1', '127.0.0.2', '127.0.0.1'), b=has_any_ipv4('at 127.0.0.1', dynamic(['127.0.0.1'])), c=has_any_ipv4('at 127.0.0.256', dynamic(['127.0.0.256']))",
    'a:bool b:bool c:bool',
    [[true, true, false]],
  ],
  [
    "print a=has_ipv4_prefix('at 127.0.0.1', '127.0.'), b=has_ipv4_prefix('at 127.0.0.1', '127.0'), c=has_ipv4_prefix('at 127.0.0.256', '127.0.'), d=has_any_ipv4_prefix('at 127.0.0.1', dynamic(['10.', '127.']))",
    'a:bool b:bool c:bool d:bool',
    [[true, false, false, true]],
  ],
  [
    "datatable(ip:string, mask:long)['192.168.1.1', 24, '192.168.1.1/24', 32, '192.168.1.1/24', long(-1), 'x', 8] | project a=format_ipv4(ip, mask), b=format_ipv4_mask(ip, mask)",
    'a:string b:string',
    [
      ['192.168.1.0', '192.168.1.0/24'],
      ['192.168.1.0', '192.168.1.0/24'],
      ['', ''],
      ['', ''],
    ],
  ],
  [
    "print a=format_ipv4(3232236031, 24), b=format_ipv4(3232236031), c=ipv4_is_in_any_range('192.168.1.6', '10.0.0.0/8', '192.168.1.0/24'), d=ipv4_is_in_any_range('192.168.1.6', dynamic(['10.0.0.0/8']))",
    'a:string b:string c:bool d:bool',
    [['192.168.1.0', '192.168.1.255', true, false]],
  ],
  [
    "print a=strrep('ABC', 2), b=strrep(123, 3, '.'), c=strrep(3s, 2, ' ')",
    'a:string b:string c:string',
    [['ABCABC', '123.123.123', '00:00:03 00:00:03']],
  ],
  // sample
  ['range x from 1 to 5000 step 1 | sample 10 | summarize n=count(), d=dcount(x)', 'n:long d:long', [[10, 10]]],
  ['range x from 1 to 3 step 1 | sample 10 | summarize s=sum(x)', 's:long', [[6]]],
  // find
  [
    'find where EventID == 1',
    'source_:string TimeGenerated:datetime Computer:string EventID:int',
    [['Event', '2026-11-21T10:00:00Z', 'A', 1]],
  ],
  [
    'find in (Event, Heartbeat) where Computer == "A" | sort by source_ asc',
    'source_:string TimeGenerated:datetime Computer:string pack_:dynamic',
    [
      ['Event', '2026-11-21T10:00:00Z', 'A', { EventID: 1 }],
      ['Heartbeat', '2026-11-21T10:00:00Z', 'A', { Version: '7' }],
    ],
  ],
  [
    'find withsource=s in (H*, Event) where Computer has "a" and TimeGenerated > ago(1d) project Version, EventID, pack(*) | where s == "Heartbeat"',
    's:string Version:string EventID:int pack_:dynamic',
    [['Heartbeat', '7', null, { TimeGenerated: '2026-11-21T10:00:00.0000000Z', Computer: 'A' }]],
  ],
  ['find "Oslo"', 'source_:string pack_:dynamic', [['Device', { Site: 'Oslo', Health: 'UP' }]]],
  ['Event | find where EventID > 1 project EventID:string', 'source_:string EventID:string', [['Event', '2']]],
  ['let V = view(){ datatable(zz:int)[5, 6] }; find where zz == 5', 'source_:string zz:int', [['V', 5]]],
  [
    'find where TimeGenerated > ago(24h) project Computer | summarize n=count() by Computer | sort by n',
    'Computer:string n:long',
    [
      ['A', 2],
      ['B', 1],
    ],
  ],
];

/** Literals that cannot be read: each is named. */
const UNREADABLE: readonly (readonly [query: string, ...named: string[]])[] = [
  [
    'print datetime(next tuesday), timespan(1 fortnight), guid(abc)',
    'datetime(next tuesday)',
    'timespan(1 fortnight)',
    'guid(abc)',
  ],
  ['print int(abc), int(3000000000), long(1.5)', 'int(abc)', 'int(3000000000)', 'long(1.5)'],
  [
    'print real(x), bool(yes), decimal(abc), datetime(2020-13-01)',
    'real(x)',
    'bool(yes)',
    'decimal(abc)',
    'datetime(2020-13-01)',
  ],
  ['print x = 9223372036854775808', '9223372036854775808'],
  [`print dynamic({"a": [${WIDE}]})`, WIDE],
  ['let f = (x:int = int(abc)) { x }; print f(1)', 'int(abc)'],
];

describe('what public reports show', () => {
  let engine: QueryEngine;
  const run = (text: string) => engine.run({ text, workspace: 'default', caller: 'test' });

  beforeAll(async () => {
    engine = memoryEngine(TABLES, { bindMilliseconds: 20_000 }, () => new Date('2026-11-21T12:34:56.789Z'));
    await run('print 1');
  });
  afterAll(() => engine.close());

  test.each(ANSWERS)('%s', async (query, columns, rows) => {
    const answer = await run(query);
    expect(answer.columns.map(({ name, type }) => `${name}:${type}`).join(' ')).toBe(columns);
    expect(answer.rows).toEqual(rows);
  });

  test.each(UNREADABLE)('%s is refused', async (query, ...named) => {
    const error = await run(query).catch((reason: unknown) => reason);
    if (!(error instanceof QueryError)) throw new Error(`Not refused: ${query}`);
    for (const literal of named) expect(error.message).toContain(`'${literal}'`);
    expect(error.code).toBe('BAD_ARGUMENT');
    const problems = await engine.diagnostics({ text: query, workspace: 'default', caller: 'test' });
    expect(problems.filter(({ severity }) => severity === 'Error').map(({ message }) => message)).toEqual(
      named.map((literal) => `The literal '${literal}' cannot be read.`),
    );
  });

  test('a text on which the reader of the language fails is refused like any other', async () => {
    const text = 'Device | project "a"[int(null)]';
    await expect(run(text)).rejects.toMatchObject({ code: expect.stringMatching(/^(BAD_ARGUMENT|KS)/) });
    const problems = await engine.diagnostics({ text, workspace: 'default', caller: 'test' });
    expect(problems.some(({ severity }) => severity === 'Error')).toBe(true);
  });
});
