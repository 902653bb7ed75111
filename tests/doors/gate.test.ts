import { expect, test } from '@jest/globals';
import { createPostGates } from '../../src/doors/post/gate.ts';
import { deferred } from '../helpers/deferred.ts';

const LIMITS = { bytes: 1_000, requests: 2, working: 1 };
const busy = { status: 429, retryAfter: 1 };
const never = () => {
  throw new Error('refused');
};

/** A gate whose clock the test owns. */
function world(limits = LIMITS) {
  let time = 0;
  const { known, unknown } = createPostGates(limits, () => time);
  return { known, unknown, pass: (milliseconds: number) => (time += milliseconds) };
}

test('a request counts when its body is there, and until its work is done', async () => {
  const { known } = world();
  const places = Array.from({ length: 10 }, () => known.enter(never));
  expect(known.state).toBe('ok');
  const ends = [deferred<void>(), deferred<void>()];
  const work = ends.map((end, index) => places[index]!.work(() => end.promise));
  expect(known.state).toBe('full: 2 requests in progress');
  await expect(places[2]!.work(async () => undefined)).rejects.toMatchObject(busy);
  expect(() => known.enter(never)).toThrow('Send this again later.');
  for (const end of ends) end.resolve();
  await Promise.all(work);
  expect(known.state).toBe('ok');
  await places[3]!.work(async () => undefined);
});

test('callers who are not known take no room of those who are', async () => {
  const { known, unknown } = world();
  const end = deferred<void>();
  const work = Array.from({ length: 256 }, () => unknown.enter(never).work(() => end.promise));
  expect(() => unknown.enter(never)).toThrow('Send this again later.');
  expect(await known.enter(never).work(async () => 'done')).toBe('done');
  end.resolve();
  await Promise.all(work);
});

test('work that fails gives its turn on', async () => {
  const { known } = world();
  await expect(known.enter(never).work(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(
    known.enter(never).work(() => {
      throw new Error('failed at once');
    }),
  ).rejects.toThrow('failed at once');
  expect(await known.enter(never).work(async () => 'done')).toBe('done');
});

test('a body that stands still gives way to others, the largest first; one that comes does not', async () => {
  const { known, pass } = world({ ...LIMITS, bytes: 1_000_000 });
  const refused: string[] = [];
  const enter = (name: string) =>
    known.enter((error) => {
      expect(error).toMatchObject(busy);
      refused.push(name);
    });
  const [small, large, steady] = [enter('small'), enter('large'), enter('steady')];
  small.hold(200_000);
  large.hold(400_000);
  steady.hold(100_000);
  pass(9_999);
  steady.hold(70_000);
  const newcomer = enter('newcomer');
  expect(() => newcomer.hold(300_000)).toThrow('Send this again later.');
  pass(1);
  newcomer.hold(300_000);
  expect(refused).toEqual(['large']);
  expect(() => large.hold(1)).toThrow('Send this again later.');
  enter('another').hold(500_000);
  expect(refused).toEqual(['large', 'small']);
  // What is there is worked on, however long it waits.
  const end = deferred<void>();
  const work = steady.work(() => end.promise);
  pass(60_000);
  expect(() => enter('last').hold(900_000)).toThrow('Send this again later.');
  expect(refused).toEqual(['large', 'small', 'another', 'newcomer']);
  end.resolve();
  await work;
  for (const place of [small, large, steady, newcomer]) place.leave();
});
