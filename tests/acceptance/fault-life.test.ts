import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type Inbox, type TestApp } from '../helpers/app.ts';
import { cameraFault, hardwareHealthy, heartbeat } from '../helpers/console-events.ts';
import { operation, type ResultOf } from '../helpers/operation.ts';

const CHANGES = /* GraphQL */ operation(`
  subscription FollowFaultChangesOfFaultLife($after: String) {
    faultChanges(after: $after) {
      kind
      cursor
      left
      faultId
      fault {
        id
        state
        occurrences
        room {
          name
        }
        device {
          computer
        }
        signal {
          key
          state
        }
      }
    }
  }
`);

describe('the life of a fault, seen by a subscriber', () => {
  let app: TestApp;
  let inbox: Inbox<ResultOf<typeof CHANGES>['faultChanges']>;

  beforeAll(async () => {
    app = await startTestApp();
    inbox = app.subscribe(CHANGES);
    expect((await inbox.next()).kind).toBe('SYNCED');
  });
  afterAll(() => app.stop());

  test('a faulty camera is OPENED, recovery RESOLVED, a repeat in the window REOPENED with the same id', async () => {
    await app.post([heartbeat('LAB-01', { members: { DisplayName: 'Yosemite' } })]);
    await app.post([cameraFault('LAB-01')]);
    const opened = await inbox.next();
    expect(opened).toMatchObject({
      kind: 'OPENED',
      left: false,
      fault: {
        state: 'OPEN',
        occurrences: 1,
        room: { name: 'Yosemite' },
        signal: { key: 'camera', state: 'UNHEALTHY' },
      },
    });

    await app.post([cameraFault('LAB-01')]);
    await app.post([hardwareHealthy('LAB-01')]);
    const resolved = await inbox.next();
    expect(resolved).toMatchObject({ kind: 'RESOLVED', faultId: opened.faultId, fault: { state: 'RESOLVED' } });

    await app.post([cameraFault('LAB-01')]);
    const reopened = await inbox.next();
    expect(reopened).toMatchObject({
      kind: 'REOPENED',
      faultId: opened.faultId,
      fault: { state: 'OPEN', occurrences: 2 },
    });
    expect(inbox.all.map((change) => change.kind)).toEqual(['SYNCED', 'OPENED', 'RESOLVED', 'REOPENED']);
  });

  test('the room shows it', async () => {
    const { rooms } = await app.ask(
      operation(
        `query ReadRoomsOfFaultLife { rooms { totalCount nodes { name health devices { computer health } faults { nodes { state signal { key } } } } } }`,
      ),
    );
    expect(rooms).toEqual({
      totalCount: 1,
      nodes: [
        {
          name: 'Yosemite',
          health: 'UNHEALTHY',
          devices: [{ computer: 'LAB-01', health: 'UNHEALTHY' }],
          faults: { nodes: [{ state: 'OPEN', signal: { key: 'camera' } }] },
        },
      ],
    });
  });

  test('a subscriber that comes back with its cursor gets what it missed, then SYNCED', async () => {
    const cursor = inbox.all.find((change) => change.kind === 'OPENED')!.cursor;
    const again = app.subscribe(CHANGES, { after: cursor });
    expect([await again.next(), await again.next(), await again.next()].map(({ kind }) => kind)).toEqual([
      'RESOLVED',
      'REOPENED',
      'SYNCED',
    ]);
  });
});

test('a fault that opens and is reported again in one batch was last reported by the later event', async () => {
  const app = await startTestApp({ roles: { api: true, worker: false } });
  try {
    const [first, again] = [120_000, 60_000].map((before) => new Date(Date.now() - before));
    await app.post([cameraFault('LAB-02', { at: first }), cameraFault('LAB-02', { at: again })]);
    const { faults } = await app.ask(
      operation(`query ReadFaults { faults { nodes { startedAt lastReportedAt version } } }`),
    );
    expect(faults.nodes).toEqual([
      { startedAt: first!.toISOString(), lastReportedAt: again!.toISOString(), version: 1 },
    ]);
  } finally {
    await app.stop();
  }
});
