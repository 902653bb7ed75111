import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryError, type QueryEngine } from '../../src/query/index.ts';
import { memoryEngine, type MemoryTable } from './memory-tables.ts';

const EVENT: MemoryTable = {
  name: 'Event',
  description: 'Events.',
  timeColumn: 'TimeGenerated',
  columns: [
    { name: 'TimeGenerated', type: 'datetime', description: '' },
    { name: 'Computer', type: 'string', description: '' },
    { name: 'EventID', type: 'int', description: '' },
  ],
  rows: [],
};

/** Texts that are refused: the code, what the message names, and where it points. */
const REFUSALS: readonly (readonly [text: string, code: string, names: string, at: string])[] = [
  ['Event | where', 'KS006', 'Missing expression', '1:14'],
  ['Event\n| where EventID = ', 'KS', '', '2:'],
  ['Nothing | count', 'KS204', 'Nothing', '1:1'],
  ['Event\n| where Nope == 1', 'KS142', 'Nope', '2:9'],
  ['Event | extend x = nofunction(1)', 'KS211', 'nofunction', '1:20'],
  ['Event | where Computer > 5 and strlen(1d)', 'KS', '', '1:'],
  ['print gamma(1)', 'NOT_SUPPORTED', "'gamma'", '1:7'],
  ['Event | sample-distinct 5 of Computer', 'NOT_SUPPORTED', "'sample-distinct'", '1:9'],
  ['Event | evaluate python(typeof(*), "x=1")', 'NOT_SUPPORTED', "'python'", '1:18'],
  ['externaldata(a:string)["http://example.com/a.csv"]', 'NOT_SUPPORTED', "'externaldata'", '1:1'],
  ['cluster("x").database("y").Event', 'NOT_SUPPORTED', 'cluster', '1:1'],
  ['database("y").Event | count', 'KS', 'y', '1:'],
  ['external_table("x")', 'KS', 'x', '1:'],
  ['.show tables', 'NOT_SUPPORTED', 'Control commands', '1:1'],
  ['// tables\n.drop table Event', 'NOT_SUPPORTED', 'Control commands', '1:1'],
  ['Event | count; Event | count', 'NOT_SUPPORTED', 'second statement', '1:16'],
  ['set truncationmaxsize = 5; Event', 'NOT_SUPPORTED', 'truncationmaxsize', '1:1'],
  ['declare query_parameters(x:int = 1); print x', 'NOT_SUPPORTED', 'declare', '1:1'],
  ['let f = () { print gamma(1) }; print 1', 'NOT_SUPPORTED', "'gamma'", '1:20'],
  ['', 'BAD_ARGUMENT', 'no result', '1:1'],
  ['let a = 1;', 'BAD_ARGUMENT', 'no result', '1:1'],
  ['print extract("(", 1, "a")', 'BAD_ARGUMENT', '(', '1:7'],
  ['print "a" matches regex "(?=a)"', 'BAD_ARGUMENT', '(?=a)', '1:'],
];

describe('queries that cannot be answered', () => {
  let engine: QueryEngine;
  const refused = async (text: string, caller = 'test'): Promise<QueryError> => {
    const outcome = await engine.run({ text, workspace: 'default', caller }).catch((error: unknown) => error);
    if (!(outcome instanceof QueryError)) throw new Error(`Not refused: ${text}`, { cause: outcome });
    return outcome;
  };

  beforeAll(async () => {
    engine = memoryEngine([EVENT], { bindMilliseconds: 2_000 });
    await engine.run({ text: 'print 1', workspace: 'default', caller: 'test' });
  });
  afterAll(() => engine.close());

  test.each(REFUSALS)('%j', async (text, code, names, at) => {
    const error = await refused(text);
    expect(error.code.startsWith(code)).toBe(true);
    expect(error.message).toContain(names);
    expect(`${error.line}:${error.column}`.startsWith(at)).toBe(true);
  });

  test('a text that is too long is refused before anyone reads it', async () => {
    const error = await refused(`print "${'x'.repeat(100_000)}"`);
    expect(error).toMatchObject({ code: 'TEXT_TOO_LONG', message: expect.stringContaining('65536') });
  });

  test.each([
    ['parentheses', `print ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, 257],
    ['functions', `print ${'strlen('.repeat(5_000)}"a"${')'.repeat(5_000)}`, 1_763],
    ['arrays', `print dynamic(${'['.repeat(20_000)}${']'.repeat(20_000)})`, 264],
  ])('brackets nested too deeply are refused at their place: %s', async (_kind, text, column) => {
    expect(await refused(text)).toMatchObject({ code: 'TOO_COMPLEX', line: 1, column });
  });

  test('brackets in texts and comments are none', async () => {
    const text = `// ${'('.repeat(300)}\nprint a = "${'('.repeat(300)}", b = @'${'['.repeat(300)}'`;
    const { rows } = await engine.run({ text, workspace: 'default', caller: 'test' });
    expect(rows).toEqual([['('.repeat(300), '['.repeat(300)]]);
  });

  test.each([
    ['sums', `print ${'1+'.repeat(30_000)}1`],
    ['pipes', `print x = 1 ${'| where x == 1 '.repeat(4_000)}`],
  ])('endless %s end in an answer or a refusal, and others go on', async (_kind, text) => {
    const outcome = await engine
      .run({ text, workspace: 'default', caller: 'endless' })
      .catch((error: unknown) => error);
    if (outcome instanceof Error) {
      expect(outcome).toBeInstanceOf(QueryError);
      expect((outcome as QueryError).code).not.toBe('INTERNAL');
    }
    const { rows } = await engine.run({ text: 'print 1', workspace: 'default', caller: 'other' });
    expect(rows).toEqual([[1]]);
  });

  test('2,000 lets that double each other are stopped, and another caller is answered meanwhile', async () => {
    const lets = Array.from({ length: 2_000 }, (_, index) => `let a${index + 1} = a${index} + a${index};`);
    const bomb = `let a0 = 1;${lets.join('')} print a2000`.slice(0, 65_000);
    const outcome = refused(bomb, 'bomber');
    const { rows } = await engine.run({ text: 'print 2', workspace: 'default', caller: 'other' });
    expect(rows).toEqual([[2]]);
    expect((await outcome).code).toMatch(/^(TOO_COMPLEX|KS\d+|BAD_ARGUMENT)$/);
  });

  test('diagnostics tell all that is wrong, with line and column', async () => {
    const text = 'Event\n| where Nope == 1\n| extend y = nofunction(1)';
    const problems = await engine.diagnostics({ text, workspace: 'default', caller: 'test' });
    expect(problems.filter(({ severity }) => severity === 'Error')).toEqual([
      expect.objectContaining({ code: 'KS142', line: 2, column: 9, length: 4 }),
      expect.objectContaining({ code: 'KS211', line: 3, column: 14 }),
    ]);
  });

  test('diagnostics know what is not supported here', async () => {
    const problems = await engine.diagnostics({
      text: 'Event | sample-distinct 5 of Computer',
      workspace: 'default',
      caller: 'test',
    });
    expect(problems).toEqual([expect.objectContaining({ code: 'NOT_SUPPORTED', severity: 'Error', column: 9 })]);
  });

  test('completions offer columns, tables and operators of this workspace', async () => {
    const at = async (text: string) =>
      (await engine.completions({ text, workspace: 'default', caller: 'test' }, text.length)).map(({ label }) => label);
    expect(await at('Event | where Comp')).toContain('Computer');
    expect(await at('Ev')).toContain('Event');
    expect(await at('Event | ')).toContain('summarize');
  });
});
