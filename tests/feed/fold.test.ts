import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCursors } from '../../src/domain/ids/cursor.ts';
import type { FeedDefinition, FeedMessage } from '../../src/feed/feed.ts';
import { CursorError } from '../../src/feed/feed-cursor.ts';
import { feedStream, type FollowOptions } from '../../src/feed/feed-stream.ts';
import { follow } from '../../src/feed/follow.ts';
import { MAX_REPLAY } from '../../src/feed/reachable.ts';
import type { Changes, LogEntry } from '../../src/models/change.ts';
import { createQuietTails } from '../helpers/quiet-tails.ts';

/**
 * A feed of things that have a colour, followed by colour: all that is said here holds for every feed, for it is the one mechanism that
 * serves them.
 */
interface Thing {
  id: string;
  colour: string;
}
type ThingEntry = LogEntry & { before: unknown; after: unknown };
type Message = FeedMessage<ThingEntry, Thing>;

const workspace = 'default';
const cursors = createCursors('a key');

function createThings({ merging = false } = {}) {
  const things = new Map<string, Thing>();
  let log: ThingEntry[] = [];
  let last = 0;
  const changes = {
    after: async (_workspace: string, number: number, limit: number) =>
      log.filter((entry) => entry.number > number).slice(0, limit),
    lastNumber: async () => last,
    lastPlace: async () => ({ number: last, mark: null }),
    placeOf: async (_workspace: string, number: number) => ({ number, mark: null }),
    firstNumber: async () => log[0]?.number ?? null,
  } as unknown as Changes;
  const tails = createQuietTails(changes, workspace);
  const tail = tails.of(workspace);
  const core: FollowOptions = { changes, cursors, tails, clock: () => new Date(0) };
  const colourOf = (facet: unknown) => (facet as { colour: string } | null)?.colour ?? null;
  const among = (filter: readonly string[], colour: string | null) => colour !== null && filter.includes(colour);
  const feed: FeedDefinition<readonly string[], ThingEntry, Thing> = {
    name: 'things',
    isOf: (entry): entry is ThingEntry => entry.feed === 'fault',
    matches: (filter, { before, after }) => ({
      before: among(filter, colourOf(before)),
      after: among(filter, colourOf(after)),
    }),
    async *snapshot(_workspace, filter) {
      // In pages that are read one after the other, as from a database that changes meanwhile.
      for (const id of [...things.keys()]) {
        const thing = things.get(id);
        if (thing && filter.includes(thing.colour)) yield [{ ...thing }];
      }
    },
    ...(merging ? { merge: (first, later) => ({ ...later, before: first.before }) as ThingEntry } : {}),
  };
  return {
    tail,
    tails,
    feed,
    core,
    things,
    /** Gives a thing a colour, or with null takes it away. */
    paint(id: string, colour: string | null) {
      const before = things.get(id) ?? null;
      if (before === null && colour === null) return;
      if (colour === null) things.delete(id);
      else things.set(id, { id, colour });
      last += 1;
      const after = colour === null ? null : { id, colour };
      const entry = {
        feed: 'fault',
        number: last,
        subject: id,
        before,
        after,
        at: new Date(0),
      } as unknown as ThingEntry;
      log.push(entry);
      tail.receive([entry]);
    },
    /** Forgets the log up to what it was so many changes ago. */
    prune: (kept: number) => void (log = kept === 0 ? [] : log.slice(-kept)),
    query: (filter: readonly string[]) => byId([...things.values()].filter(({ colour }) => filter.includes(colour))),
    open(filter: readonly string[], after: string | null) {
      const end = new AbortController();
      const stream = feedStream(core, feed, { workspace, filter, after });
      const messages = follow(stream, end.signal);
      return {
        next: () => messages.next(),
        close: () => {
          end.abort();
          return messages.return(undefined);
        },
      };
    },
  };
}

const byId = (things: Thing[]) => things.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** What a client does that keeps a list. */
function createClient(things: ReturnType<typeof createThings>) {
  const held = new Map<string, Thing>();
  return {
    held: () => byId([...held.values()]),
    take(message: Message) {
      if (message.kind === 'GAP') held.clear();
      if (message.kind === 'SNAPSHOT') held.set(message.subject.id, message.subject);
      if (message.kind !== 'CHANGE') return;
      const now = things.things.get(message.entry.subject);
      if (message.left) held.delete(message.entry.subject);
      else if (now) held.set(now.id, { ...now });
    },
  };
}

const id = fc.constantFrom('a', 'b', 'c', 'd');
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('paint' as const),
      id,
      colour: fc.constantFrom('red', 'green', 'blue', null),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('read' as const), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('break' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('prune' as const), kept: fc.nat(3) }) },
);

describe('whoever folds the messages ends at the state that a query gives', () => {
  test.each([
    ['each change told', false],
    ['waiting changes merged', true],
  ])('%s; however the reader pauses and the connection breaks, also within a snapshot', async (_name, merging) => {
    const property = fc.asyncProperty(
      fc.subarray(['red', 'green', 'blue'], { minLength: 1 }),
      fc.array(fc.tuple(id, fc.constantFrom('red', 'green')), { maxLength: 5 }),
      fc.array(step, { maxLength: 40 }),
      async (filter, before, steps) => {
        const world = createThings({ merging });
        await world.tails.start();
        for (const [thing, colour] of before) world.paint(thing, colour);
        const client = createClient(world);
        let cursor: string | null = null;
        let connection = world.open(filter, null);
        const read = async () => {
          const { value } = await connection.next();
          const message = value as Message;
          client.take(message);
          cursor = message.cursor;
        };
        /** Whether there is something to read now: a live connection would wait for the next change otherwise. */
        const pending: { promise: Promise<void> | null } = { promise: null };
        const tryRead = async () => {
          pending.promise ??= read().finally(() => (pending.promise = null));
          await Promise.race([pending.promise, new Promise((resolve) => setImmediate(resolve))]);
          return pending.promise === null;
        };
        for (const wish of steps) {
          if (wish.do === 'paint') world.paint(wish.id, wish.colour);
          else if (wish.do === 'prune') world.prune(wish.kept);
          else if (wish.do === 'break') {
            pending.promise?.catch(() => undefined);
            const closing = connection.close();
            pending.promise = null;
            await closing.catch(() => undefined);
            connection = world.open(filter, cursor);
          } else for (let times = 0; times < wish.count; times += 1) if (!(await tryRead())) break;
        }
        while (await tryRead());
        pending.promise?.catch(() => undefined);
        await connection.close();
        await world.tail.stop();
        expect(client.held()).toEqual(world.query(filter));
        expect(world.tail.waiting).toBe(0);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});

describe('resuming', () => {
  async function collect(connection: ReturnType<ReturnType<typeof createThings>['open']>): Promise<Message[]> {
    const messages: Message[] = [];
    for (;;) {
      const { value } = await connection.next();
      messages.push(value as Message);
      if ((value as Message).kind === 'SYNCED') {
        await connection.close();
        return messages;
      }
    }
  }
  const kinds = (messages: Message[]) => messages.map(({ kind }) => kind);

  test('as far back as is replayed there is no gap; one change further there is, and a snapshot', async () => {
    const things = createThings();
    await things.tails.start();
    things.paint('a', 'red');
    const cursor = (await collect(things.open(['red'], null))).at(-1)!.cursor;
    for (let times = 0; times < MAX_REPLAY; times += 1) things.paint('b', 'red');
    const replay = await collect(things.open(['red'], cursor));
    expect(replay).toHaveLength(MAX_REPLAY + 1);
    expect(replay.map((message) => (message.kind === 'CHANGE' ? message.entry.number : 0)).slice(0, -1)).toEqual(
      Array.from({ length: MAX_REPLAY }, (_, n) => n + 2),
    );
    things.paint('b', 'red');
    expect(kinds(await collect(things.open(['red'], cursor)))).toEqual(['GAP', 'SNAPSHOT', 'SNAPSHOT', 'SYNCED']);
    await things.tail.stop();
  });

  test('past what the log keeps there is a gap, also for a snapshot that broke off', async () => {
    const things = createThings();
    await things.tails.start();
    things.paint('a', 'red');
    const messages = await collect(things.open(['red'], null));
    things.paint('a', 'red');
    things.paint('b', 'red');
    things.prune(1);
    for (const { cursor } of messages)
      expect(kinds(await collect(things.open(['red'], cursor)))).toEqual(['GAP', 'SNAPSHOT', 'SNAPSHOT', 'SYNCED']);
    await things.tail.stop();
  });

  test('a snapshot that broke off begins again and tells what has left since it first began', async () => {
    const things = createThings();
    await things.tails.start();
    things.paint('a', 'red');
    things.paint('b', 'red');
    const [first] = await collect(things.open(['red'], null));
    things.paint('a', 'green');
    const again = await collect(things.open(['red'], first!.cursor));
    expect(kinds(again)).toEqual(['SNAPSHOT', 'CHANGE', 'SYNCED']);
    expect(again[1]).toMatchObject({ left: true, entry: { subject: 'a' } });
    await things.tail.stop();
  });

  test('a cursor that is altered anywhere, or of another feed or workspace, is refused', async () => {
    const things = createThings();
    await things.tails.start();
    things.paint('a', 'red');
    const cursor = (await collect(things.open(['red'], null))).at(-1)!.cursor;
    const other = fc
      .tuple(fc.nat(cursor.length - 1), fc.constantFrom(...'abcXYZ019-_'))
      .map(([at, character]) => cursor.slice(0, at) + character + cursor.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(other, fc.string()), (altered) => {
        fc.pre(altered !== cursor);
        expect(() => things.open(['red'], altered)).toThrow(CursorError);
      }),
    );
    expect(() =>
      feedStream(things.core, { ...things.feed, name: 'others' }, { workspace, filter: [], after: cursor }),
    ).toThrow(CursorError);
    expect(() => feedStream(things.core, things.feed, { workspace: 'theirs', filter: [], after: cursor })).toThrow(
      CursorError,
    );
    await things.tail.stop();
  });
});
