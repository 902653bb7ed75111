import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { serveWorld, type FeedServer } from '../helpers/feed-server.ts';
import { createWorld, type World, type WorldChange } from '../helpers/feed-world.ts';
import { openRawSocket, type RawSocket } from '../helpers/raw-socket.ts';
import { operation } from '../helpers/operation.ts';

const STATES = ['PENDING', 'OPEN', 'RESOLVED', 'CLOSED'] as const;

/** Documents of any shape: fields of a message, of its fault, of the fault's room, with variables in every place. */
const document = fc
  .record({
    message: fc.subarray(['kind', 'at', 'faultId', 'state', 'previousState', 'reason', 'left'], { minLength: 1 }),
    fault: fc.subarray([
      'id',
      'state',
      'severity',
      'category',
      'computer',
      'startedAt',
      'openedAt',
      'occurrences',
      'version',
    ]),
    room: fc.subarray(['id', 'name', 'site', 'health @include(if: $detail)']),
    alias: fc.constantFrom('', 'mine: '),
    literal: fc.boolean(),
  })
  .map(({ message, fault, room, alias, literal }) => {
    const rooms = room.length > 0 ? `room { ${room.join(' ')} }` : '';
    const faults = `fault @include(if: $withFault) { computer ${fault.join(' ')} ${rooms} detail: __typename @skip(if: $detail) }`;
    const [variable, argument] = literal
      ? ['', '{ sites: ["Site 1", "Site 2"] }']
      : ['$filter: FaultFilter', '$filter'];
    return `subscription (${variable} $after: String, $detail: Boolean = true, $withFault: Boolean = true) {
      ${alias}faultChanges(filter: ${argument}, after: $after) { ${message.join(' ')} ${faults} } }`;
  });

const filter = fc.record(
  {
    sites: fc.subarray(['Site 1', 'Site 2', 'Site 3'], { minLength: 1 }),
    states: fc.subarray([...STATES], { minLength: 1 }),
    severities: fc.constantFrom(['IMPORTANT'], ['CRITICAL']),
  },
  { requiredKeys: [] },
);

const variables = fc.record({ filter, detail: fc.boolean(), withFault: fc.boolean() }, { requiredKeys: [] });

const change: fc.Arbitrary<WorldChange> = fc.record({
  fault: fc.integer({ min: 0, max: 5 }),
  before: fc.constantFrom(null, ...STATES),
  after: fc.constantFrom(...STATES),
});

describe('executed once for many, every subscriber gets the bytes that it would get alone', () => {
  let world: World;
  let sharing: FeedServer;
  let alone: FeedServer;
  let urls: string[];

  beforeAll(async () => {
    world = await createWorld();
    // Where no type is shareable, each message is executed for each subscriber.
    [sharing, alone] = await Promise.all([serveWorld(world), serveWorld(world, { types: new Set() })]);
    urls = [sharing.url, alone.url];
  });
  afterAll(async () => {
    await Promise.all([sharing.server.stop(), alone.server.stop()]);
    await world.tail.stop();
  });

  test('for random documents, variables, filters and changes', async () => {
    const property = fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(2), variables), { minLength: 2, maxLength: 8 }),
      fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      async (documents, subscribers, batches) => {
        const sockets = await Promise.all(urls.map((url) => openRawSocket(url)));
        const wishes = subscribers.map(([which, given], index) => ({
          id: `s${index}`,
          query: documents[which % documents.length]!,
          variables: given,
        }));
        for (const socket of sockets) for (const { id, ...wish } of wishes) socket.subscribe(id, wish);
        // Each subscriber's first message is its SYNCED: the world has no snapshot.
        await Promise.all(sockets.map((socket) => socket.until((all) => all.length === wishes.length)));
        for (const batch of batches) {
          world.publish(batch);
          await new Promise((resolve) => setImmediate(resolve));
        }
        const [shared, individual] = await Promise.all(sockets.map(changesOf));
        expect(shared).toEqual(individual);
        await Promise.all(sockets.map((socket) => socket.close()));
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  test('for openings with a snapshot, however many open at once', async () => {
    const full = await createWorld({ shown: 230 });
    const both = await Promise.all([serveWorld(full), serveWorld(full, { types: new Set() })]);
    const property = fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 2 }),
      fc.array(fc.tuple(fc.nat(1), variables), { minLength: 2, maxLength: 8 }),
      async (documents, subscribers) => {
        const wishes = subscribers.map(([which, given]) => {
          const query = documents[which % documents.length]!;
          return { query, variables: given, messages: messagesOf(query, given.filter?.sites) };
        });
        const total = wishes.reduce((sum, { messages }) => sum + messages, 0);
        const opened: string[][][] = [];
        for (const { url } of both) {
          const socket = await openRawSocket(url);
          wishes.forEach(({ query, variables: given }, index) => {
            socket.subscribe(`s${index}`, { query, variables: given });
          });
          await socket.until((all) => all.length >= total);
          await socket.close();
          opened.push(wishes.map((_, index) => socket.all.filter((text) => text.includes(`"id":"s${index}"`))));
        }
        expect(opened[0]).toEqual(opened[1]);
        expect(opened[0]!.map(({ length }) => length)).toEqual(wishes.map(({ messages }) => messages));
      },
    );
    await fc.assert(property, { numRuns: 10 });
    await Promise.all(both.map(({ server }) => server.stop()));
    await full.tail.stop();
  });

  /** The faults of a snapshot, three of each site, and SYNCED. */
  function messagesOf(query: string, given: readonly string[] | undefined): number {
    const sites = query.includes('$filter') ? given : ['Site 1', 'Site 2'];
    return 1 + (sites ? 3 * sites.length : 230);
  }

  /** What each subscription got after its first message, once everything has arrived. */
  async function changesOf(socket: RawSocket): Promise<Record<string, string[]>> {
    // A change that every subscriber's feed has passed when the marker's has.
    const marker = operation(`subscription FollowFaultChangesOfSharedBytes { faultChanges { kind reason } }`);
    socket.subscribe('marker', { query: marker });
    await socket.until((all) => all.some((text) => text.includes('"id":"marker"')));
    world.publish([{ fault: 999, before: 'OPEN', after: 'OPEN' }]);
    await socket.until((all) => all.filter((text) => text.includes('"id":"marker"')).length >= 2);
    await socket.settled();
    const byId: Record<string, string[]> = {};
    for (const text of socket.all) (byId[/"id":"(.*?)"/.exec(text)?.[1] ?? ''] ??= []).push(text);
    // SYNCED tells the time, which differs, and is never shared.
    expect(Object.values(byId).map(([synced]) => synced)).not.toContainEqual(expect.stringContaining('"error"'));
    return Object.fromEntries(Object.entries(byId).map(([id, texts]) => [id, texts.slice(1)]));
  }
});
