import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import { Handle } from '../../../src/query/processes/handle.ts';
import { startStoredTable, type StoredRow, type StoredTableWorld } from './stored-rows.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const MINUTE = 60_000;

/** An event a minute, the newest now. */
const rows = (count: number): StoredRow[] =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(NOW.getTime() - index * MINUTE),
    kind: (index % 3) + 1,
    computer: `room-${index % 5}`,
    p: { s: index % 2 === 0 ? 'Heartbeat' : 'Check', n: index },
  }));

describe('parts of a query run in MongoDB', () => {
  let world: StoredTableWorld;
  const commands: mongo.CommandStartedEvent[] = [];
  const run = (text: string, more: { pushDown?: boolean; explain?: boolean } = {}) =>
    world.engine.run({ text, workspace: 'default', caller: 'test', ...more });
  /** What ran in the database, as `operators: stages`. */
  const pushed = async (text: string) => {
    const { stats } = await run(text);
    return stats.steps
      .filter(({ isPushedDown }) => isPushedDown)
      .map(({ operators, asked }) => {
        const stages = (JSON.parse(asked!) as object[]).map((stage) => Object.keys(stage)[0]);
        return `${operators.join(' | ')}: ${stages.join(' ')}`;
      });
  };
  const rowsOf = async (text: string) => (await run(text)).rows;

  beforeAll(async () => {
    world = await startStoredTable(NOW);
    world.connection.getClient().on('commandStarted', (command) => commands.push(command));
    await run('print 1');
  });
  beforeEach(async () => {
    await world.fill(rows(120));
    commands.length = 0;
  });
  afterAll(() => world.stop());

  test('a tile with a window reads only that window, by the index', async () => {
    const text = 'T | where t > ago(1h) and s == "Heartbeat" | summarize AggregatedValue = count() by c | count';
    const { rows: answer, stats } = await run(text, { explain: true });
    expect(answer).toEqual([[5]]);
    expect(stats.steps).toMatchObject([
      {
        operators: ['where', 'summarize', 'count'],
        isPushedDown: true,
        documentsRead: 60,
        indexes: ['workspace_1_position_1'],
      },
    ]);
    // the bounds of time stand alone in the first $match; the index covers all of it
    const [first, second] = commands.find(({ commandName }) => commandName === 'aggregate')!.command.pipeline;
    expect(Object.keys(first.$match)).toEqual(['workspace', 'position']);
    expect(Object.keys(second.$match)).toEqual(['p.s']);
  });

  test('a value of an indexed column is looked up together with the time', async () => {
    const { stats } = await run('T | where kind == "2" and t > ago(1h) | summarize max(t) by c', { explain: true });
    expect(stats.steps[0]).toMatchObject({ documentsRead: 20, indexes: ['workspace_1_kind_1_position_1'] });
    expect(stats.pushedDown).toBe('T: where | summarize in the database, t >= 2026-11-21T11:00:00.001Z, kind == 2');
  });

  test('an index that knows no case finds more; the condition itself is still tested', async () => {
    await world.fill([...rows(10), { at: NOW, kind: 1, computer: 'ROOM-1', p: {} }]);
    const { rows: answer, stats } = await run('T | where c == "room-1" | count', { explain: true });
    expect(answer).toEqual([[2]]);
    expect(stats.steps[0]).toMatchObject({ documentsRead: 3, indexes: ['workspace_1_folded_1_position_1'] });
  });

  test.each([
    ['T | where s == "Heartbeat" | summarize count() by c', ['where | summarize: $match $group']],
    [
      'T | summarize Last = max(t) by c | where Last < ago(20m) | count',
      ['summarize | where | count: $group $match $group'],
    ],
    ['T | summarize dcount(c) by kind', ['summarize: $group $group $project']],
    ['T | extend Day = bin(t, 1d) | summarize sum(n), avg(n) by Day', ['extend | summarize: $group $project']],
    ['T | distinct c, kind', ['distinct: $group']],
    ['T | summarize arg_max(t, *) by c | project c, t, s', ['summarize | project: $group']],
    // what a sort before them put in order they do not ask about
    ['T | order by t | summarize count() by c', ['sort | summarize: $group']],
    // each side of a join runs by itself
    [
      'T | summarize count() by c | join kind=inner (T | summarize max(t) by c) on c',
      ['summarize: $group', 'summarize: $group'],
    ],
    [
      'T | where n > toscalar(T | summarize avg(n)) | count',
      ['where | count: $match $group', 'summarize: $group $project'],
    ],
  ])('%s', async (text, expected) => {
    expect(await pushed(text)).toEqual(expected);
    const inProcess = await run(text, { pushDown: false });
    expect(sorted(await rowsOf(text))).toEqual(sorted(inProcess.rows));
    expect(inProcess.stats.steps.some(({ isPushedDown }) => isPushedDown)).toBe(false);
  });

  test.each([
    ['order counts', 'T | sort by n asc | summarize make_list(n)'],
    ['sums of reals depend on the order', 'T | summarize sum(r)'],
    ['what has no expression', 'T | summarize count() by extract("([0-9])", 1, c)'],
    ['letters beyond ASCII', 'T | summarize countif(c contains "ä")'],
    ['a column that is worked out', 'T | summarize count() by tostring(x)'],
  ])('in process: %s', async (_why, text) => {
    expect(await pushed(text)).toEqual([]);
  });

  test('conditions over rows that are wanted leave the others in the database', async () => {
    const { stats, rows: answer } = await run('T | where s has "check" and strlen(c) > 2 and n < 20 | project n');
    expect(answer).toHaveLength(10);
    expect(stats.steps[0]).toMatchObject({ operators: ['scan'], isPushedDown: false, rows: 60 });
    expect(stats.pushedDown).toMatch(/a filter$/);
  });

  test.each([
    'T | top 3 by t',
    'T | where kind == 2 and s == "Check" | top 3 by t asc',
    'T | where c == "room-1" | project t, c, x | sort by t desc | take 3',
    'T | where t < ago(10m) | take 3',
  ])('only the first rows are read: %s', async (text) => {
    const { rows: answer, stats } = await run(text);
    expect(stats.steps[0]).toMatchObject({ operators: ['scan'], rows: 3 });
    expect(stats.pushedDown).toMatch(/the first 3$/);
    expect(answer).toEqual((await run(text, { pushDown: false })).rows);
  });

  test.each([
    ['a condition that only the process knows', 'T | where strlen(c) > 100 | top 3 by t'],
    ['a sort by what may be missing', 'T | top 3 by s'],
    ['rows that others are computed from', 'T | sort by t | extend d = prev(t) | take 3'],
  ])('all rows are read: %s', async (_why, text) => {
    const { stats } = await run(text);
    expect(stats.steps[0]).toMatchObject({ operators: ['scan'], rows: 120 });
  });

  test('a tile costs the server one command', async () => {
    const texts = [
      'T | where t > ago(1h) and o != "x" | summarize AggregatedValue = count() by c | count',
      'T | where kind == 2 and t > ago(1h) | summarize dcount(c)',
      'T | where t > ago(1h) | summarize arg_max(t, *) by c | project t, c, o | sort by t desc',
    ];
    for (const text of texts) await run(text);
    commands.length = 0;
    for (const text of texts) await run(text);
    expect(commands.map(({ commandName }) => commandName)).toEqual(texts.map(() => 'aggregate'));
  });

  test('the largest of values of which some are missing is none of those', async () => {
    const notes = [undefined, 'b', 'a', null, 'B'];
    await world.fill(
      rows(5).map((row, index) => ({ ...row, ...(notes[index] === undefined ? {} : { note: notes[index] }) })),
    );
    expect(await pushed('T | summarize arg_max(o, kind)')).toEqual(['summarize: $group']);
    expect(await rowsOf('T | summarize arg_max(o, kind)')).toEqual([['b', 2]]);
    expect(await rowsOf('T | summarize dcount(c), arg_max(o, kind, c)')).toEqual([[5, 'b', 2, 'room-1']]);
  });

  test('workspaces share a plan, not their tables', async () => {
    const text = 'T | where t > ago(1h) | summarize dcount(c)';
    const ask = (workspace: string, minutes: number) =>
      world.engine.run({ text, workspace, caller: 'test', now: new Date(NOW.getTime() + minutes * MINUTE) });
    for (const workspace of ['default', 'other']) await ask(workspace, 0);
    commands.length = 0;
    const answers = [];
    for (const minutes of [1, 2]) for (const one of ['default', 'other']) answers.push((await ask(one, minutes)).rows);
    expect(answers).toEqual([[[5]], [[0]], [[5]], [[0]]]);
    expect(commands.map(({ command }) => command.pipeline[0].$match.workspace)).toEqual([
      'default',
      'other',
      'default',
      'other',
    ]);
  });

  test('an answer that is long goes on where it was begun', async () => {
    await world.fill(rows(2_500).map((row, index) => ({ ...row, computer: `room-${index}` })));
    commands.length = 0;
    const { rows: answer, stats } = await run('T | summarize count() by c | sort by c asc');
    expect(answer).toHaveLength(2_500);
    expect(answer.slice(0, 2)).toEqual([
      ['room-0', 1],
      ['room-1', 1],
    ]);
    expect(stats).toMatchObject({ rowsRead: 2_500, rowsReturned: 2_500 });
    expect(commands.map(({ commandName }) => commandName)).toEqual(['aggregate', 'getMore', 'getMore']);
  });

  test('a short answer is cut where the result may hold no more, and ends at once when its caller goes', async () => {
    const text = 'T | summarize count() by c';
    const gone = new AbortController();
    gone.abort();
    await expect(
      world.engine.run({ text, workspace: 'default', caller: 'test', signal: gone.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(
      world.engine.run({ text, workspace: 'default', caller: 'test', runMilliseconds: 0 }),
    ).rejects.toMatchObject({ code: 'TIMEOUT' });
    const [all, some] = await Promise.all([
      run(text),
      world.engineOf({ resultRows: 2 }).run({ text, workspace: 'default', caller: 'test' }),
    ]);
    expect([all.truncated, all.rows.length, some.truncated, some.rows.length]).toEqual([false, 5, true, 2]);
  });

  test('a value of another type sends the query back into process', async () => {
    await world.fill([...rows(3), { at: NOW, kind: 1, computer: 'room-9', p: { s: ['Heartbeat'], n: '7' } }]);
    const text = 'T | summarize sum(n), max(s)';
    commands.length = 0;
    const { rows: answer, stats } = await run(text);
    expect(answer).toEqual([[10, '["Heartbeat"]']]);
    // the attempt, then the rows
    expect(commands.map(({ commandName }) => commandName)).toEqual(['aggregate', 'aggregate']);
    expect(stats.steps[0]).toMatchObject({ operators: ['scan'], rows: 4 });
    expect(stats.steps.find(({ isPushedDown }) => isPushedDown)).toMatchObject({ fellBack: true });
    expect(stats.pushedDown).toContain('given up');
  });

  test('no rows at all', async () => {
    await world.fill([]);
    expect(await rowsOf('T | summarize count(), dcount(c), max(t), min(s), avg(n), sum(n)')).toEqual([
      [0, 0, null, '', 'NaN', 0],
    ]);
    expect(await rowsOf('T | count')).toEqual([[0]]);
    expect(await rowsOf('T | summarize count() by c')).toEqual([]);
    expect(await rowsOf('T | summarize n = count() | where n > 0')).toEqual([]);
  });

  test('a timespan narrows what the database reads, beside the conditions of the query', async () => {
    const answer = await world.engine.run({
      text: 'T | where t <= ago(5m) | count',
      workspace: 'default',
      caller: 'test',
      timespan: { from: new Date(NOW.getTime() - 10 * MINUTE), to: null },
    });
    expect(answer.rows).toEqual([[6]]);
  });

  test('a bound that another query decides', async () => {
    const text = 'T | where t > coalesce(toscalar(T | summarize min(t)), now()) | project n | count';
    expect(await rowsOf(text)).toEqual([[119]]);
    expect((await run(text, { pushDown: false })).rows).toEqual([[119]]);
  });

  test('a text that was asked before is not bound again', async () => {
    const text = 'T | where t > ago(17m) | count';
    const posted = jest.spyOn(Handle.prototype, 'send');
    const timesBound = () =>
      posted.mock.calls.filter(([message]) => (message as { kind: string }).kind === 'plan').length;
    try {
      expect((await run(text)).rows).toEqual([[17]]);
      const before = timesBound();
      expect(before).toBeGreaterThan(0);
      expect((await run(text)).rows).toEqual([[17]]);
      expect(timesBound()).toBe(before);
    } finally {
      posted.mockRestore();
    }
  });
});

const sorted = (answer: readonly (readonly unknown[])[]) => answer.map((row) => JSON.stringify(row)).sort();
