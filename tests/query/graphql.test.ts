import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeResult, type Format } from '../../src/cli/print-result.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, hardwareHealthy, heartbeat } from '../helpers/console-events.ts';
import { endAll, eventually, spawnRoomwatch } from '../helpers/process.ts';
import { OWN_TABLES } from '../../src/services/query-tables/index.ts';
import { operation, type Operation } from '../helpers/operation.ts';

const MINUTE = 60_000;
/** The next full minute: the server deletes what has expired by its own clock. */
const START = new Date(Math.ceil(Date.now() / MINUTE) * MINUTE);
/** Minutes before it. */
const ago = (minutes: number) => new Date(START.getTime() - minutes * MINUTE).toISOString();

const KQL = operation(`query ReadKqlOfGraphql($query: String!, $timespan: String, $first: Int, $after: String) {
  kql(query: $query, timespan: $timespan, first: $first, after: $after) {
    columns { name type } rows rowCount truncated warnings render endCursor
    stats { rowsRead rowsReturned milliseconds pushedDown }
  }
}`);

describe('queries over GraphQL', () => {
  let now = START;
  let app: TestApp;
  const ask = async (query: string, more: { timespan?: string; first?: number; after?: string | null } = {}) =>
    (await app.ask(KQL, { query, ...more })).kql;
  const refusal = async (query: string, more: { timespan?: string; first?: number; after?: string | null } = {}) => {
    const { errors } = await app.tryAsk(KQL, { query, ...more });
    return { message: errors![0]!.message, ...errors![0]!.extensions };
  };

  beforeAll(async () => {
    app = await startTestApp({ clock: () => now, roles: { api: true, worker: false }, settings: { QUERY_QUEUE: '1' } });
    const at = (minutes: number) => new Date(START.getTime() - minutes * MINUTE);
    const members = { DisplayName: 'Board room', Alias: 'board@contoso.com' };
    await app.post([
      heartbeat('CONF-A', { at: at(90), members }),
      hardwareHealthy('CONF-A', { at: at(90) }),
      heartbeat('CONF-A', { at: at(1), members }),
      cameraFault('CONF-A', { at: at(1) }),
      heartbeat('CONF-B', { at: at(2) }),
      { ...heartbeat('CONF-B', { at: at(2) }), eventLog: 'System', eventId: 7, description: 'A service "started".' },
    ]);
    const { rooms } = await app.ask(operation(`query ReadRoomsOfGraphql { rooms { nodes { id } } }`));
    await app.ask(
      operation(`mutation UpdateRoom($roomId: ID!) {
        updateRoom(input: { roomId: $roomId, site: "Oslo", tags: ["wall"] }) { userErrors { message } }
      }`),
      { roomId: rooms.nodes[0]!.id },
    );
  });
  afterAll(async () => {
    await app.stop();
    await endAll();
  });

  test('every column of every table has a type and a description', () => {
    for (const { schema } of OWN_TABLES) {
      expect(schema.description).toMatch(/\.$/);
      for (const { description } of schema.columns) expect(description).toMatch(/[.;]$/);
    }
  });

  test('tables have exactly their columns', async () => {
    const columns = async (table: string) =>
      (await ask(`${table} | getschema | project ColumnName`)).rows.flat().join(', ');
    expect(await columns('Room')).toBe('RoomId, Name, Site, Building, Floor, Tags, Health, HealthSince, LastEventAt');
    expect(await columns('Device')).toBe(
      'DeviceId, Computer, RoomId, RoomName, Site, Building, Floor, Alias, DisplayName, AppVersion, Os, OsVersion, Health, HealthSince, FirstSeenAt, LastEventAt, LastHeartbeatAt, StaleAt',
    );
    expect(await columns('Fault')).toBe(
      'FaultId, Computer, RoomId, RoomName, Site, Signal, Category, Severity, State, Reason, StartedAt, OpenedAt, ResolvedAt, Occurrences, AcknowledgedBy',
    );
    expect(await columns('FaultChange')).toBe(
      'TimeGenerated, FaultId, Computer, RoomName, Site, Signal, Category, Severity, Kind, State, PreviousState, Reason',
    );
    expect(await columns('RoomChange')).toBe(
      'TimeGenerated, RoomId, RoomName, Site, Kind, Health, PreviousHealth, Reason',
    );
  });

  test('tables of records say what Azure Monitor would bill', async () => {
    const text =
      'union withsource = tt * | where _IsBillable == true | summarize n = count(), size = sum(_BilledSize) by tt | sort by n nulls last';
    const { rows } = await ask(text);
    const [events] = (await ask('Event | count')).rows[0]!;
    expect(rows.find(([table]) => table === 'Event')?.[1]).toBe(events);
    for (const [, , size] of rows) expect(size).toBeGreaterThan(0);
    expect((await ask('Event | where not(_IsBillable) or _BilledSize <= 0 | count')).rows).toEqual([[0]]);
    expect(
      (await ask('Usage | extend DataType, _BilledSize | where _IsBillable or _BilledSize > 0 | count')).rows,
    ).toEqual([[0]]);
  });

  test('rooms and devices are as GraphQL shows them', async () => {
    const { rooms, devices } = await app.ask(
      operation(`query ReadRoomsAndDevices {
      rooms { nodes { id name site tags health healthSince lastEventAt } }
      devices { nodes { id computer room { id name site floor } alias displayName appVersion os osVersion health firstSeenAt lastHeartbeatAt staleAt } }
    }`),
    );
    const time = (value: string | null) => value && value.replace(/\.?0*Z$/, 'Z');
    const text = (value: string | null | undefined) => value ?? '';
    expect((await ask('Room | project RoomId, Name, Site, Tags, Health, HealthSince, LastEventAt')).rows).toEqual(
      rooms.nodes.map((room) => [
        room.id,
        room.name,
        text(room.site),
        room.tags,
        room.health,
        time(room.healthSince),
        time(room.lastEventAt),
      ]),
    );
    const columns =
      'DeviceId, Computer, RoomId, RoomName, Site, Floor, Alias, DisplayName, AppVersion, Os, OsVersion, Health, FirstSeenAt, LastHeartbeatAt, StaleAt';
    expect((await ask(`Device | project ${columns}`)).rows).toEqual(
      devices.nodes.map((device) => [
        device.id,
        device.computer,
        device.room!.id,
        device.room!.name,
        text(device.room!.site),
        text(device.room!.floor),
        ...[device.alias, device.displayName, device.appVersion, device.os, device.osVersion].map(text),
        device.health,
        time(device.firstSeenAt),
        time(device.lastHeartbeatAt),
        time(device.staleAt),
      ]),
    );
  });

  test('faults and what has happened to them', async () => {
    const { faults } = await app.ask(
      operation(
        `query ReadFaultsOfGraphql { faults { nodes { id computer signal { key } category severity state reason occurrences } } }`,
      ),
    );
    expect(
      (await ask('Fault | project FaultId, Computer, Signal, Category, Severity, State, Reason, Occurrences')).rows,
    ).toEqual(
      faults.nodes.map((fault) => [
        fault.id,
        fault.computer,
        fault.signal.key,
        fault.category,
        fault.severity,
        fault.state,
        fault.reason,
        fault.occurrences,
      ]),
    );
    expect(
      (await ask('FaultChange | where Kind == "OPENED" | project Computer, Signal, State, PreviousState')).rows,
    ).toEqual([['CONF-A', 'camera', 'OPEN', '']]);
    expect(
      (await ask('RoomChange | where Kind == "HEALTH_CHANGED" and Health == "UNHEALTHY" | project RoomName')).rows,
    ).toEqual([['Board room']]);
  });

  test('events of all logs, with the members of the report and the components that it names', async () => {
    const { rows } = await ask(
      'Event | where EventID == 3001 | project Computer, EventLog, EventLevelName, EventLevel, SRSCameraStatus_CF, SRSOperationResult_CF, Type, SRSMotionSensorStatus_CF',
    );
    expect(rows).toEqual([['CONF-A', 'Skype Room System', 'Error', 1, 'Unhealthy', 'Fail', 'Event', '']]);
    expect((await ask('Event | summarize count() by EventLog | sort by count_')).rows).toEqual([
      ['Skype Room System', 5],
      ['System', 1],
    ]);
    expect((await ask('search "started" | project $table, Computer')).rows).toEqual([['Event', 'CONF-B']]);
  });

  test('a timespan narrows what has times, and nothing that holds the present', async () => {
    expect((await ask('Event | count', { timespan: 'PT1H' })).rows).toEqual([[4]]);
    expect((await ask('Event | count', { timespan: `${ago(120)}/${ago(60)}` })).rows).toEqual([[2]]);
    expect((await ask('Event | where TimeGenerated < ago(90s) | count', { timespan: 'PT1H' })).rows).toEqual([[2]]);
    expect((await ask('Event | count')).rows).toEqual([[6]]);
    expect((await ask('Device | count', { timespan: 'PT1S' })).rows).toEqual([[2]]);
    expect(await refusal('Event', { timespan: 'an hour' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: ['timespan'],
      message: expect.stringContaining('PT1H'),
    });
  });

  test('the database reads only the columns and the time that the query needs', async () => {
    const { stats } = await ask('Event | where TimeGenerated >= ago(1h) | project Computer');
    expect(stats).toMatchObject({ rowsRead: 4, rowsReturned: 4 });
    expect(stats.pushedDown).toMatch(new RegExp(`^Event: 2 of \\d+ columns, TimeGenerated >= ${ago(60)}$`));
  });

  test('the database works out what it can, and says so', async () => {
    const query =
      'Event | where TimeGenerated >= ago(1h) | summarize Events = count() by Computer | extend Row = rand()';
    const { stats } = await ask(query);
    expect(stats).toMatchObject({ rowsRead: 2, rowsReturned: 2 });
    expect(stats.pushedDown).toBe(`Event: where | summarize in the database, TimeGenerated >= ${ago(60)}`);
  });

  test('explain tells what ran where, how much of it was read, by which index', async () => {
    const { kql } = await app.ask(
      operation(`query ReadKqlOfGraphql2($query: String!) { kql(query: $query, explain: true) {
         stats { steps { operators table isPushedDown fellBack rows documentsRead indexes asked } }
       } }`),
      { query: 'Event | where EventID == 2000 | summarize count() by Computer | serialize | extend n = row_number()' },
    );
    expect(kql.stats.steps).toEqual([
      {
        operators: ['where', 'summarize'],
        table: 'Event',
        isPushedDown: true,
        fellBack: false,
        rows: expect.any(Number),
        documentsRead: expect.any(Number),
        indexes: ['workspace_1_eventId_1_position_1'],
        asked: expect.stringContaining('$group'),
      },
      ...kql.stats.steps.slice(1),
    ]);
    const above = kql.stats.steps.slice(1) as { table: unknown; asked: unknown }[];
    expect(above.length).toBeGreaterThan(0);
    expect(above.every(({ table, asked }) => table === null && asked === null)).toBe(true);
  });

  test('pages come from one run, whichever process answers, for ten minutes', async () => {
    const other = await startTestApp({ clock: () => now, roles: { api: true, worker: false }, services: app.services });
    try {
      const query = 'range x from 1 to 12000 step 1 | extend guid = new_guid()';
      const first = await ask(query, { first: 5_000 });
      const second = (await other.ask(KQL, { query, first: 5_000, after: first.endCursor })).kql;
      const third = await ask(query, { first: 5_000, after: second.endCursor });
      expect([first.rows.length, second.rows.length, third.rows.length, third.endCursor]).toEqual([
        5_000,
        5_000,
        2_000,
        null,
      ]);
      const all = [...first.rows, ...second.rows, ...third.rows];
      expect(all.map(([x]) => x)).toEqual(Array.from({ length: 12_000 }, (_, index) => index + 1));
      const again = await ask(query, { first: 7_000, after: first.endCursor });
      expect([...again.rows]).toEqual(all.slice(5_000));
      expect(again).toMatchObject({ rowCount: 12_000, columns: first.columns });
      expect(await refusal('print 1', { after: first.endCursor })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: ['after'],
      });
      now = new Date(START.getTime() + 10 * MINUTE + 1);
      expect(await refusal(query, { first: 5_000, after: first.endCursor })).toMatchObject({ code: 'CURSOR_EXPIRED' });
    } finally {
      now = START;
      await other.stop();
    }
  });

  test('a refusal tells where: line, column and the code of the language', async () => {
    expect(await refusal('Event\n| where Nope == 1')).toMatchObject({
      code: 'BAD_USER_INPUT',
      kqlCode: 'KS142',
      line: 2,
      column: 9,
      start: 14,
      length: 4,
      message: expect.stringMatching(/^Line 2, column 9: .*Nope/),
    });
    expect(await refusal('print gamma(1)')).toMatchObject({ kqlCode: 'NOT_SUPPORTED' });
    expect(await refusal(`print "${'x'.repeat(100_000)}"`)).toMatchObject({ kqlCode: 'TEXT_TOO_LONG' });
    expect(await refusal('print tohex(1, 40000000)')).toMatchObject({ code: 'VALUE_LIMIT', kqlCode: 'VALUE_LIMIT' });
    expect(await refusal('print 1', { first: 0 })).toMatchObject({ code: 'BAD_USER_INPUT', field: ['first'] });
  });

  test('values leave as documented', async () => {
    const { columns, rows, render } = await ask(
      'print a = 9007199254740993, b = 1.5d, c = datetime(2026-11-21T00:00:00.1234567), d = dynamic({"x": [1, null]}), e = real(nan), f = decimal(0.1), g = 5, h = true | render table',
    );
    expect(columns.map(({ type }) => type)).toEqual([
      'long',
      'timespan',
      'datetime',
      'dynamic',
      'real',
      'decimal',
      'long',
      'bool',
    ]);
    expect(rows).toEqual([
      ['9007199254740993', '1.12:00:00', '2026-11-21T00:00:00.1234567Z', { x: [1, null] }, 'NaN', '0.1', 5, true],
    ]);
    expect(render).toMatchObject({ visualization: 'table' });
  });

  test('diagnostics and completions for editors', async () => {
    const { kqlDiagnostics, kqlCompletions } = await app.ask(
      operation(`query ReadKqlDiagnosticsAndKqlCompletions($bad: String!, $begun: String!) {
        kqlDiagnostics(text: $bad) { code severity line column length message }
        kqlCompletions(text: $begun, position: 19) { label kind insert start length }
      }`),
      { bad: 'Device | where Helth == "OFFLINE"', begun: 'Device | where Heal' },
    );
    expect(kqlDiagnostics).toEqual([
      expect.objectContaining({ code: 'KS142', severity: 'Error', line: 1, column: 16, length: 5 }),
    ]);
    expect(kqlCompletions).toEqual(
      expect.arrayContaining([expect.objectContaining({ label: 'Health', kind: 'Column', start: 15, length: 4 })]),
    );
  });

  test('a caller that hangs up stops its query; too many at once are told to come again', async () => {
    const body = JSON.stringify({
      query: KQL,
      variables: { query: 'range x from 1 to 4000000000 step 1 | where x < 0' },
    });
    const post = (signal?: AbortSignal) =>
      fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: signal ?? null,
      });
    const leaving = new AbortController();
    // five run and one waits, in whatever order they arrive; the seventh is one too many
    const answers = Array.from({ length: 7 }, () => post(leaving.signal).catch(() => null));
    const refused = (await Promise.race(answers))!;
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_QUERIES' } }] });
    leaving.abort();
    await Promise.all(answers);
    // the server sees the callers go a moment later
    await eventually(async () => (await ask('print 1')).rowCount === 1, 'answered again');
  });

  test('a query that cannot be checked now, for too many run, is not refused: its sender is told to come again', async () => {
    type Commands = Record<string, { userErrors: object[] }>;
    const send = (document: Operation<Commands, never>, input: object) =>
      Promise.all(Array.from({ length: 20 }, () => app.tryAsk(document, { input })));
    const commands: [Operation<Commands, never>, object][] = [
      [
        // what comes after the query is wrong, so nothing is made
        operation(`mutation BusyExport($input: CreateScheduledExportInput!) {
          createScheduledExport(input: $input) { userErrors { field code } } }`),
        { name: 'busy', window: 'DAILY', query: 'print 1', delay: 'soon', destination: { folder: 'busy' } },
      ],
      [
        operation(`mutation BusySavedQuery($input: CreateSavedQueryInput!) {
          createSavedQuery(input: $input) { userErrors { field code } } }`),
        { name: 'Busy', text: 'print 1' },
      ],
    ];
    for (const [document, input] of commands) {
      const told = await eventually(async () => {
        const answers = await send(document, input);
        const refused = answers.flatMap(({ data }) =>
          Object.values(data ?? {}).flatMap((payload) => payload?.userErrors ?? []),
        );
        expect(refused).not.toContainEqual(expect.objectContaining({ code: 'INVALID', field: ['input', 'query'] }));
        expect(refused).not.toContainEqual(expect.objectContaining({ code: 'INVALID', field: ['input', 'text'] }));
        const errors = answers.flatMap(({ errors: failed }) => failed ?? []);
        return errors.length > 0 ? errors : null;
      }, 'too many at once');
      expect(new Set(told.map(({ extensions }) => extensions?.code))).toEqual(new Set(['TOO_MANY_QUERIES']));
    }
  }, 60_000);

  test('the command line prints answers, and points at mistakes', async () => {
    const print = async (...words: string[]) => {
      const command = spawnRoomwatch(['query', ...words, '--url', app.url]);
      const { code } = await command.ended;
      return { code, said: command.said() };
    };
    const [csv, wrong, explained] = await Promise.all([
      print('print Name = "a, \\"b\\"", Number = 5', '--format', 'csv'),
      print('Event\n| where Nope == 1'),
      print('Event | summarize count() by Computer | sort by Computer', '--explain'),
    ]);
    expect(explained.said).toMatch(/Event: summarize +database +6 +workspace_1_position_1 +2 /);
    expect(explained.said).toMatch(/sort +process +2 /);
    expect(explained.said).toMatch(/Step 1 asked: .*\$group/);
    expect(csv).toEqual({ code: 0, said: 'Name,Number\r\n"a, ""b""",5\r\n' });
    expect(wrong.code).toBe(1);
    expect(wrong.said).toContain('Line 2, column 9');
    expect(wrong.said).toContain('  | where Nope == 1\n          ^^^^\n');
  });

  test('a result as a table and as JSON', () => {
    const columns = [
      { name: 'Name', type: 'string' },
      { name: 'Number', type: 'long' },
      { name: 'Tags', type: 'dynamic' },
    ];
    const printed = (format: Format, rows: unknown[][]) => {
      let text = '';
      writeResult({ write: (part) => (text += part) }, format, columns, rows);
      return text;
    };
    const rows = [
      ['a\nb', 5, ['x']],
      ['c', null, null],
    ];
    expect(printed('table', rows)).toBe(
      ['Name  Number  Tags', '----  ------  -----', 'a b        5  ["x"]', 'c', ''].join('\n'),
    );
    expect(JSON.parse(printed('json', rows))).toEqual([
      { Name: 'a\nb', Number: 5, Tags: ['x'] },
      { Name: 'c', Number: null, Tags: null },
    ]);
    expect(JSON.parse(printed('json', []))).toEqual([]);
  });
});
