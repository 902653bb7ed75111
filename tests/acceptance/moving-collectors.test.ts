import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, postLogs, rowsOf, WORKSPACE } from '../helpers/collector.ts';
import { cameraFault, consoleEvent, hardwareHealthy, heartbeat, type PostedEvent } from '../helpers/console-events.ts';
import { logsRequest, postOtlp, toProtobuf, windowsLog } from '../helpers/otlp.ts';
import { operation } from '../helpers/operation.ts';

/** A fleet moves from a script written for Azure to an OpenTelemetry collector, and for an afternoon both report each console. */
const MINUTE = 60_000;
const START = Date.parse('2026-11-21T09:00:00.377Z');
/** Every fifth minute of two and a half hours. */
const ROUNDS = 30;

let now = START;
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' },
    clock: () => new Date(now),
    roles: { api: true, worker: false },
  });
});
afterAll(() => app.stop());

const sample = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/collectors/otel-windowseventlog.json'), 'utf8'),
) as Record<string, unknown>;

/** What a console writes in a round: its camera fails for a while, its mailbox for another, and it restarts three times. */
function written(computer: string, round: number): PostedEvent[] {
  const at = new Date(START + round * 5 * MINUTE);
  const mailbox = 'Network status : Healthy. Exchange status : Disconnected. Signin status: Healthy. ';
  const events = [
    round >= 12 && round < 16 ? consoleEvent(computer, 2001, mailbox, { at }) : heartbeat(computer, { at }),
    round >= 4 && round < 8 ? cameraFault(computer, { at }) : hardwareHealthy(computer, { at }),
  ];
  if (round % 9 === 2 && round < 24) events.push(consoleEvent(computer, 4000, 'App restarts.', { at }));
  return events.map((event, index) => ({ ...event, recordId: round * 3 + index + 1 }));
}

async function byCollector(events: readonly PostedEvent[]): Promise<void> {
  const bodies = events.map(({ computer, eventId, timeGenerated, description, recordId }) =>
    windowsLog({
      ...sample,
      computer,
      event_id: { id: eventId, qualifiers: 0 },
      system_time: timeGenerated,
      record_id: recordId,
      level: eventId % 1_000 === 1 ? 'Error' : 'Information',
      message: description,
      event_data: {},
    }),
  );
  const answer = await postOtlp(app.url, toProtobuf(logsRequest(bodies)));
  expect([answer.status, answer.body]).toEqual([200, '']);
}

/** As a script written from Microsoft's sample: to the second, and with the record id or without. */
async function byScript(events: readonly PostedEvent[], tellsRecord: boolean): Promise<void> {
  const records = events.map(({ computer, eventId, timeGenerated, description, recordId }) => ({
    Computer: computer,
    EventLog: 'Skype Room System',
    Source: 'SRS-App',
    EventID: eventId,
    TimeCreated: `${timeGenerated.slice(0, 19)}Z`,
    RenderedDescription: description,
    ...(tellsRecord ? { EventRecordID: recordId } : {}),
  }));
  const answer = await postLogs(app.url, records, { logType: 'SkypeRooms', date: new Date(now).toUTCString() });
  expect(answer.status).toBe(200);
}

async function stateOf(computer: string) {
  const { device, events } = await app.ask(
    operation(`query ReadEventsAndDevice($computer: String!) {
      events(filter: { computers: [$computer] }) { totalCount }
      device(by: { computer: $computer }) {
        health lastEventAt
        signals { key state value since }
        faults(states: null) { nodes {
          signal { key } state occurrences startedAt
          changes { nodes { kind state previousState } }
        } }
      }
    }`),
    { computer },
  );
  /** One of the two collectors tells the second only. */
  const seconds = JSON.stringify(device).replace(/(T\d\d:\d\d:\d\d)\.\d{3}Z/g, '$1Z');
  return { device: JSON.parse(seconds) as NonNullable<typeof device>, events: events.totalCount! };
}

/** Each collector brings what was written since it last came, after so many rounds. */
async function play(computer: string, ways: { every: number; bring: (events: PostedEvent[]) => Promise<void> }[]) {
  const waiting = ways.map((): PostedEvent[] => []);
  let total = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    now = START + round * 5 * MINUTE + 2_000;
    const events = written(computer, round);
    total += events.length;
    for (const [index, { every, bring }] of ways.entries()) {
      waiting[index]!.push(...events);
      if (round % every === every - 1) await bring(waiting[index]!.splice(0));
    }
  }
  return total;
}

describe('a console that a collector and a script report side by side', () => {
  let alone: Awaited<ReturnType<typeof stateOf>>;
  beforeAll(async () => {
    await play('ALONE', [{ every: 1, bring: byCollector }]);
    alone = await stateOf('ALONE');
    expect(alone.device).toMatchObject({ health: 'HEALTHY' });
    expect(alone.device.faults.nodes.map((fault) => [fault.signal.key, fault.state]).sort()).toEqual([
      ['camera', 'RESOLVED'],
      ['exchange', 'RESOLVED'],
    ]);
  });

  test.each<[string, number, number, boolean]>([
    ['the script a quarter of an hour late, without record ids', 1, 3, false],
    ['the collector a quarter of an hour late, without record ids', 3, 1, false],
    ['both at once, without record ids', 1, 1, false],
    ['the script a quarter of an hour late, with record ids', 1, 3, true],
    ['the collector a quarter of an hour late, with record ids', 3, 1, true],
  ])('has one state and no doubled fault: %s', async (_name, collectorEvery, scriptEvery, tellsRecord) => {
    const computer = `MOVING ${collectorEvery} ${scriptEvery} ${tellsRecord}`;
    const total = await play(computer, [
      { every: scriptEvery, bring: (events) => byScript(events, tellsRecord) },
      { every: collectorEvery, bring: byCollector },
    ]);
    const both = await stateOf(computer);
    expect(both.device).toEqual(alone.device);
    expect(both.events).toBe(tellsRecord ? total : 2 * total);
  });

  test('Operation tells of the events that are stored twice, and the script’s records stay in its table', async () => {
    expect(await losses(app)).toContainEqual(expect.stringMatching(/ Event event-stored-twice \d+$/));
    expect((await rowsOf(app, 'SkypeRooms_CL')).length).toBeGreaterThan(0);
  });
});
