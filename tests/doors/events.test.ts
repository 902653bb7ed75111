import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, rowsOf } from '../helpers/collector.ts';
import { cameraFault, hardwareHealthy, heartbeat } from '../helpers/console-events.ts';
import { operation } from '../helpers/operation.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
});
afterAll(() => app.stop());

let number = 0;
/** A computer that no other test uses. */
const computer = () => `INGEST-${(number += 1)}`;

interface ShownEvent {
  computer: string;
  eventLog: string;
  source: string | null;
  eventId: number;
  level: string;
  timeGenerated: string;
  description: string;
  device: { computer: string } | null;
}

async function eventsOf(name: string): Promise<ShownEvent[]> {
  const { events } = await app.ask(
    operation(`query ReadEventsOfEvents($computers: [String!]) {
      events(filter: { computers: $computers }, first: 100) {
        nodes { computer eventLog source eventId level timeGenerated description device { computer } }
      }
    }`),
    { computers: [name] },
  );
  return events.nodes;
}

async function deviceOf(name: string) {
  const { device } = await app.ask(
    operation(`query ReadDeviceOfEvents($computer: String!) {
      device(by: { computer: $computer }) {
        id computer health lastEventAt signals { key state value } room { name } appVersion
      }
    }`),
    { computer: name },
  );
  return device;
}

const NONE = { accepted: 0, duplicates: 0, rejected: [] };

describe('POST /api/events takes', () => {
  test('a JSON array', async () => {
    const name = computer();
    const { status, body } = await app.post([heartbeat(name), cameraFault(name)]);
    expect({ status, body }).toEqual({ status: 200, body: { ...NONE, accepted: 2 } });
    expect(await deviceOf(name)).toMatchObject({ health: 'UNHEALTHY', appVersion: '4.13.132.0' });
  });

  test.each(['application/x-ndjson', 'application/json', 'text/plain'])('one event a line, as %s', async (type) => {
    const name = computer();
    const lines = [heartbeat(name), hardwareHealthy(name)].map((event) => JSON.stringify(event));
    const { status, body } = await app.post(`${lines.join('\r\n')}\n\n`, { 'content-type': type });
    expect({ status, body }).toEqual({ status: 200, body: { ...NONE, accepted: 2 } });
  });

  test('one event over several lines', async () => {
    const { status, body } = await app.post(JSON.stringify(heartbeat(computer()), null, 2));
    expect({ status, body }).toEqual({ status: 200, body: { ...NONE, accepted: 1 } });
  });

  test.each(['gzip', 'x-gzip', 'GZIP'])('%s of either form', async (encoding) => {
    const name = computer();
    const zipped = (text: string) => app.post(gzipSync(text), { 'content-encoding': encoding });
    expect((await zipped(JSON.stringify([heartbeat(name)]))).body).toEqual({ ...NONE, accepted: 1 });
    expect((await zipped(`${JSON.stringify(hardwareHealthy(name))}\n`)).body).toEqual({ ...NONE, accepted: 1 });
  });

  test('a body that begins with a byte order mark, as Windows writes it', async () => {
    expect((await app.post(`\uFEFF${JSON.stringify([heartbeat(computer())])}`)).body.accepted).toBe(1);
    expect((await app.post(`\uFEFF${JSON.stringify(heartbeat(computer()))}\n`)).body.accepted).toBe(1);
  });

  test('an event without log, source and level: the console’s own, the level from the event id', async () => {
    const name = computer();
    await app.post([heartbeat(name), cameraFault(name, { at: new Date(Date.now() - 1000) })]);
    expect(await eventsOf(name)).toMatchObject([
      { eventId: 2000, eventLog: 'Skype Room System', source: 'SRS-App', level: 'Information' },
      { eventId: 3001, eventLog: 'Skype Room System', source: 'SRS-App', level: 'Error' },
    ]);
  });

  test('a log by any spelling and a level by any word, kept in canonical words', async () => {
    const name = computer();
    const words = { error: 'Error', WARNING: 'Warning', warn: 'Warning', info: 'Information', Critical: 'Critical' };
    const events = Object.keys(words).map((level, index) =>
      heartbeat(name, { level, eventLog: ' skype ROOM system ', recordId: String(index) }),
    );
    expect((await app.post(events)).body.accepted).toBe(5);
    const stored = await eventsOf(name);
    expect(stored.map((event) => event.level).sort()).toEqual(Object.values(words).sort());
    expect(new Set(stored.map((event) => event.eventLog))).toEqual(new Set(['Skype Room System']));
    const { events: errors } = await app.ask(
      operation(
        `query ReadEventsOfEvents2($computers: [String!]) { events(filter: { computers: $computers, levels: ["ERROR"] }) { totalCount } }`,
      ),
      { computers: [name] },
    );
    expect(errors.totalCount).toBe(1);
  });

  test('unknown members and levels, which are kept beside the event; levels are counted', async () => {
    const name = computer();
    const more = { azureTenant: 'x', $where: 'x', '': { a: null, b: [1] } };
    const levels = ['Hata', 'Fatal', 'constructor', 4, '2', { a: 1 }];
    const events = levels.map((level, index) =>
      cameraFault(name, { level, recordId: `${index}`, ...(index === 0 ? more : {}) }),
    );
    expect((await app.post(events)).body).toEqual({ ...NONE, accepted: levels.length });
    const rows = (await rowsOf(app, 'Event')).filter((row) => row['Computer'] === name);
    const kept = (row: (typeof rows)[number]) => `${row['EventLevelName']} ${row['AdditionalFields'] ?? 'nothing'}`;
    expect(rows.map(kept).sort()).toEqual([
      'Error nothing',
      'Error {"azureTenant":"x","$where":"x","":{"a":null,"b":[1]}}',
      'Error {"level":"Fatal"}',
      'Error {"level":"constructor"}',
      'Error {"level":{"a":1}}',
      'Information nothing',
    ]);
    expect(await losses(app)).toContain('api/events Event level-unknown 3');
  });

  test('a source that is null or empty as the console’s', async () => {
    for (const source of [null, '', ' srs-APP ']) {
      const name = computer();
      await app.post([cameraFault(name, { source })]);
      expect(await deviceOf(name)).toMatchObject({ health: 'UNHEALTHY' });
    }
  });

  test('what other logs and sources forward: stored, but it registers no device and changes none', async () => {
    const [other, known] = [computer(), computer()];
    await app.post([heartbeat(known, { at: new Date(Date.now() - 60_000) })]);
    const before = await deviceOf(known);
    const { body } = await app.post([
      cameraFault(other, { eventLog: 'Application' }),
      cameraFault(known, { eventLog: 'Application' }),
      cameraFault(known, { source: 'Logitech' }),
    ]);
    expect(body.accepted).toBe(2 + 1);
    expect(await deviceOf(other)).toBeNull();
    expect(await deviceOf(known)).toEqual(before);
    expect(await eventsOf(other)).toMatchObject([{ eventLog: 'Application', device: null }]);
    expect(await eventsOf(known)).toHaveLength(3);
  });
});

describe('an event that comes again is counted as duplicate and changes nothing', () => {
  test('within a batch, and resent', async () => {
    const name = computer();
    const event = heartbeat(name);
    expect((await app.post([event, event])).body).toEqual({ accepted: 1, duplicates: 1, rejected: [] });
    const before = await deviceOf(name);
    expect((await app.post([event])).body).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
    expect(await deviceOf(name)).toEqual(before);
    expect(await eventsOf(name)).toHaveLength(1);
  });

  test('with its computer and log spelled otherwise, its time in another offset, its text otherwise where it has a record id', async () => {
    const name = computer();
    const at = new Date('2026-03-01T10:00:00.123Z');
    await app.post([heartbeat(name, { at, recordId: '77' })]);
    const again = {
      ...heartbeat(name.toLowerCase(), { recordId: 77, eventLog: 'SKYPE ROOM SYSTEM' }),
      timeGenerated: '2026-03-01T12:00:00.1239+02:00',
      description: 'reworded by another agent',
    };
    expect((await app.post([again])).body).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
    expect((await eventsOf(name))[0]).toMatchObject({ computer: name, timeGenerated: '2026-03-01T10:00:00.123Z' });
  });

  test('but another text at the same time without record ids is another event', async () => {
    const name = computer();
    const at = new Date();
    const { body } = await app.post([heartbeat(name, { at }), { ...heartbeat(name, { at }), description: 'other' }]);
    expect(body.accepted).toBe(2);
  });
});

describe('each item stands alone', () => {
  let rejected: { code: string; message: string }[] = [];
  const bad: [string, unknown, RegExp][] = [
    ['no object', 'text', /^Expected an event as a JSON object, got "text"\.$/],
    ['an array', [], /^Expected an event as a JSON object, got \[\]\.$/],
    ['nothing', null, /got null/],
    ['no computer', { ...heartbeat('x'), computer: undefined }, /^computer: expected a name .*, got nothing\.$/],
    ['an empty computer', { ...heartbeat('x'), computer: '  ' }, /^computer: .* got " {2}"\.$/],
    ['a long computer', { ...heartbeat('x'), computer: 'x'.repeat(257) }, /^computer: /],
    ['a computer that is an operator', { ...heartbeat('x'), computer: { $ne: null } }, /^computer: .*\{"\$ne":null\}/],
    ['an event id as text', { ...heartbeat('x'), eventId: '2000' }, /^eventId: expected a whole number .* got "2000"/],
    ['a negative event id', { ...heartbeat('x'), eventId: -1 }, /^eventId: .* got -1\.$/],
    ['half an event id', { ...heartbeat('x'), eventId: 2000.5 }, /^eventId: /],
    ['no description', { ...heartbeat('x'), description: null }, /^description: expected a text, got null\.$/],
    ['a description as object', { ...heartbeat('x'), description: {} }, /^description: /],
    ['a time that is none', { ...heartbeat('x'), timeGenerated: '2026-02-30T00:00:00Z' }, /^timeGenerated: .*RFC 3339/],
    ['a time without offset', { ...heartbeat('x'), timeGenerated: '2026-02-03T00:00:00' }, /^timeGenerated: /],
    ['a time as number', { ...heartbeat('x'), timeGenerated: 1_700_000_000 }, /^timeGenerated: /],
    ['a source as number', { ...heartbeat('x'), source: 7 }, /^source: /],
    ['a long record id', { ...heartbeat('x'), recordId: '1'.repeat(101) }, /^recordId: /],
    ['a log that is null', { ...heartbeat('x'), eventLog: null }, /^eventLog: /],
  ];

  test('the good ones of a batch are kept, each bad one is rejected by its index', async () => {
    const name = computer();
    const { status, body } = await app.post([heartbeat(name), ...bad.map(([, item]) => item), hardwareHealthy(name)]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(body.rejected.map((one: { index: number }) => one.index)).toEqual(bad.map((_, index) => index + 1));
    rejected = body.rejected;
  });

  test.each(bad.map(([name, , message], index) => [name, index, message] as const))(
    '%s is said by field, expectation and value',
    (_name, index, message) => {
      const one = rejected[index]!;
      expect(one.code).toBe('INVALID');
      expect(one.message).toMatch(message);
      expect(one.message.length).toBeLessThan(250);
    },
  );

  test('a line that is no JSON is one rejected item', async () => {
    const name = computer();
    const lines = [JSON.stringify(heartbeat(name)), '{"computer": "half', JSON.stringify(hardwareHealthy(name))];
    const { status, body } = await app.post(lines.join('\n'), { 'content-type': 'application/x-ndjson' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 2, rejected: [{ index: 1, code: 'INVALID' }] });
    expect(body.rejected[0]!.message).toContain('{\\"computer\\": \\"half');
  });

  test('200 even where all are rejected', async () => {
    expect(await app.post([1, 2])).toMatchObject({
      status: 200,
      body: { accepted: 0, rejected: [{ index: 0 }, { index: 1 }] },
    });
  });

  test('one that is nested too deeply to be shown is rejected like any other', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const name = computer();
    const { status, body } = await app.post(`[${deep},${JSON.stringify(heartbeat(name))}]`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 0, code: 'INVALID' }] });
  });
});

describe('a body that cannot be read is refused whole, and nothing of it is stored', () => {
  const refused: [string, () => [string | Uint8Array, Record<string, string>?], number, string][] = [
    ['an empty body', () => [''], 400, 'EMPTY_BATCH'],
    ['an empty array', () => ['[]'], 400, 'EMPTY_BATCH'],
    ['only empty lines', () => ['\n \n', { 'content-type': 'application/x-ndjson' }], 400, 'EMPTY_BATCH'],
    ['malformed JSON', () => ['[{"computer": "A"'], 400, 'BAD_JSON'],
    ['neither array nor lines', () => ['"text"'], 400, 'BAD_BODY'],
    ['broken gzip', () => ['no gzip', { 'content-encoding': 'gzip' }], 400, 'BAD_GZIP'],
    ['half a gzip', () => [gzipSync('[1,2,3]').subarray(0, 15), { 'content-encoding': 'gzip' }], 400, 'BAD_GZIP'],
    ['another encoding', () => ['[]', { 'content-encoding': 'br' }], 415, 'UNSUPPORTED_ENCODING'],
    ['10,001 events', () => [JSON.stringify(Array.from({ length: 10_001 }, () => 1))], 413, 'TOO_MANY_EVENTS'],
    ['more than 10 MB', () => [`["${'x'.repeat(10 * 1024 * 1024)}"]`], 413, 'TOO_LARGE'],
    [
      'a small gzip of more than 10 MB',
      () => [gzipSync(`["${'x'.repeat(11 * 1024 * 1024)}"]`), { 'content-encoding': 'gzip' }],
      413,
      'TOO_LARGE',
    ],
  ];

  test.each(refused)('%s', async (_name, make, status, code) => {
    const [body, headers] = make();
    const answer = await app.post(body, headers);
    expect(answer).toMatchObject({ status, body: { error: { code, message: expect.stringMatching(/\w.{10}/) } } });
    expect(answer.body.error.message.length).toBeLessThan(250);
  });

  test('10,000 events are taken', async () => {
    const name = computer();
    const from = Date.now() - 10_000;
    const events = Array.from({ length: 10_000 }, (_, index) => heartbeat(name, { at: new Date(from + index) }));
    // As short as they can be: 10,000 whole reports are more than 10 MB only if they are long.
    const short = events.map(({ computer, eventId, timeGenerated }) => ({
      computer,
      eventId,
      timeGenerated,
      description: 'x',
    }));
    expect(await app.post(short)).toEqual({ status: 200, body: { ...NONE, accepted: 10_000 } });
  });
});

describe('the text of an event is stored as it came and never becomes a query', () => {
  const texts: [string, string][] = [
    ['an operator', '{"$where":"sleep(1000)","a.b":1,"$gt":{"$ne":null}}'],
    ['JSON with nulls', '{"Description":null,"DisplayName":null,"Alias":null}'],
    ['JSON of another shape', '[1,2,{"a":null}]'],
    ['members of a prototype', '{"__proto__":{"x":1},"constructor":"y","hasOwnProperty":1}'],
    ['a zero within', 'before\u0000after'],
    ['64 KB', `{"Description":"${'Ж'.repeat(32_768)} status : Unhealthy. "}`],
    ['any Unicode', '🦊 e\u0301 \u202Eright to left\u202C ﷽ \uFFFF \u{10FFFF} \u2028'],
    ['nothing', ''],
    ['a text of dots', '.'.repeat(5000)],
    ['deep JSON', `{"Description":"x","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['CRLF and tabs', 'a\r\n\tb '],
  ];

  test.each(texts)('%s', async (_name, description) => {
    const name = computer();
    const { status, body } = await app.post([{ ...heartbeat(name), eventId: 2001, description }]);
    expect({ status, body }).toEqual({ status: 200, body: { ...NONE, accepted: 1 } });
    expect((await eventsOf(name))[0]!.description).toBe(description);
    expect(['UNHEALTHY', 'WARNING']).toContain((await deviceOf(name))!.health);
  });

  test('half a character, which no database keeps, becomes the replacement character everywhere', async () => {
    const name = `${computer()}-\uD800`;
    const event = { ...heartbeat(name), description: 'half \uD83D' };
    // Twice: the second must find the device that the first registered.
    expect((await app.post([event])).body).toEqual({ ...NONE, accepted: 1 });
    expect((await app.post([event, cameraFault(name)])).body).toEqual({ accepted: 1, duplicates: 1, rejected: [] });
    expect((await eventsOf(name.toWellFormed())).at(-1)!.description).toBe('half \uFFFD');
  });

  test('a value with half a character is not told again and again', async () => {
    const name = computer();
    const text = '{"Description":"Sign\\ud800 status : Bad\\udc00. "}';
    for (const seconds of [3, 2, 1]) {
      const at = new Date(Date.now() - seconds * 1000);
      await app.post([{ ...heartbeat(name, { at }), eventId: 2001, description: text }]);
    }
    const { faultChanges } = await app.ask(
      operation(
        `query ReadFaultChangesOfEvents($ids: [ID!]) { faultChanges(filter: { deviceIds: $ids }) { nodes { kind } } }`,
      ),
      { ids: [(await deviceOf(name))!.id] },
    );
    expect(faultChanges.nodes).toEqual([{ kind: 'OPENED' }]);
  });
});

describe('the mutation ingestEvents', () => {
  const INGEST = operation(`mutation IngestEventsOfEvents($events: [EventInput!]!) {
    ingestEvents(input: { events: $events }) { accepted duplicates rejected { index code message } userErrors { message } }
  }`);
  const ingest = (events: unknown) => app.tryAsk(INGEST, { events });

  test('takes the same objects and answers the same', async () => {
    const name = computer();
    const { data } = await ingest([heartbeat(name), cameraFault(name), heartbeat(name, { computer: '' })]);
    expect(data.ingestEvents).toEqual({
      accepted: 2,
      duplicates: 0,
      rejected: [{ index: 2, code: 'INVALID', message: expect.stringContaining('computer') }],
      userErrors: [],
    });
    expect(await deviceOf(name)).toMatchObject({ health: 'UNHEALTHY' });
    const [resent] = [heartbeat(name, { recordId: '9' })];
    await app.post([resent]);
    expect((await ingest([resent])).data.ingestEvents).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  test('what passes the types is judged item by item: a bad name or level does not take the others with it', async () => {
    const name = computer();
    const { data } = await ingest([heartbeat(' '), heartbeat(name), { ...heartbeat(name), eventId: -5 }]);
    expect(data.ingestEvents).toMatchObject({ accepted: 1, rejected: [{ index: 0 }, { index: 2 }] });
  });

  const mistakes: [string, (name: string) => unknown, RegExp][] = [
    ['a wrong type', (name) => ({ ...heartbeat(name), eventId: 'x' }), /events\[1\]\.eventId/],
    ['a number for a text', (name) => ({ ...heartbeat(name), recordId: 5 }), /events\[1\]\.recordId/],
    ['a missing field', (name) => ({ ...heartbeat(name), description: undefined }), /events\[1\]\.description/],
    ['a bad time', (name) => ({ ...heartbeat(name), timeGenerated: 'today' }), /events\[1\]\.timeGenerated/],
    ['an unknown member', (name) => ({ ...heartbeat(name), extra: 1 }), /events\[1\].*extra/],
    ['nothing', () => null, /events\[1\]/],
  ];

  test.each(mistakes)('%s fails the request, names the path, and nothing is stored', async (_name, make, path) => {
    const name = computer();
    const { data, errors } = await ingest([heartbeat(name), make(name)]);
    expect(data ?? null).toBeNull();
    expect(errors![0]!.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors![0]!.message).toMatch(path);
    expect(await eventsOf(name)).toEqual([]);
    expect(await deviceOf(name)).toBeNull();
  });

  test('an empty batch and one of 10,001 are refused whole', async () => {
    const short = { computer: computer(), eventId: 1, timeGenerated: '2026-01-01T00:00:00Z', description: '' };
    for (const events of [[], Array.from({ length: 10_001 }, () => short)]) {
      const { errors } = await ingest(events);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: ['input', 'events'] } }]);
      expect(errors![0]!.message).toContain('1 to 10000 events');
    }
    expect(await deviceOf(short.computer)).toBeNull();
  });
});
