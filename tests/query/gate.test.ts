import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { FairGate, GateFullError } from '../../src/query/admission/gate.ts';

const LIMITS = { total: 3, perCaller: 2, waiting: 4, waitMilliseconds: 1_000 };

describe('the gate before the processes', () => {
  test('never more inside than allowed, of all and of one caller, and whoever can go in is inside', async () => {
    const step = fc.record({ caller: fc.constantFrom('a', 'b', 'c'), leaves: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const gate = new FairGate({ ...LIMITS, waiting: 1_000, waitMilliseconds: 1_000_000 });
        const inside: { caller: string; leave: () => void }[] = [];
        const waiting: string[] = [];
        const gone: Promise<unknown>[] = [];
        const leavers = new AbortController();
        for (const { caller, leaves } of steps) {
          if (leaves) {
            const at = inside.findIndex((one) => one.caller === caller);
            if (at >= 0) inside.splice(at, 1)[0]!.leave();
          } else {
            waiting.push(caller);
            const entered = gate.enter(caller, leavers.signal).then((leave) => {
              waiting.splice(waiting.indexOf(caller), 1);
              inside.push({ caller, leave });
            });
            gone.push(entered.catch(() => undefined));
          }
          await Promise.resolve();
          await Promise.resolve();
          await Promise.resolve();
          const of = (name: string) => inside.filter((one) => one.caller === name).length;
          expect(inside.length).toBeLessThanOrEqual(LIMITS.total);
          for (const name of ['a', 'b', 'c']) expect(of(name)).toBeLessThanOrEqual(LIMITS.perCaller);
          // nobody waits who could be inside
          for (const name of waiting)
            expect(inside.length === LIMITS.total || of(name) === LIMITS.perCaller).toBe(true);
        }
        leavers.abort(new Error('over'));
        await Promise.all(gone);
      }),
    );
  });

  test('too many who wait are turned away', async () => {
    const gate = new FairGate({ ...LIMITS, total: 1, waiting: 1 });
    const leave = await gate.enter('a');
    const next = gate.enter('b');
    await expect(gate.enter('c')).rejects.toBeInstanceOf(GateFullError);
    leave();
    (await next)();
  });

  test('whoever waits too long is turned away, and holds no place', async () => {
    jest.useFakeTimers();
    try {
      const gate = new FairGate({ ...LIMITS, total: 1 });
      const leave = await gate.enter('a');
      const late = expect(gate.enter('b')).rejects.toBeInstanceOf(GateFullError);
      jest.advanceTimersByTime(LIMITS.waitMilliseconds);
      await late;
      leave();
      (await gate.enter('c'))();
    } finally {
      jest.useRealTimers();
    }
  });

  test('leaving twice counts once', async () => {
    const gate = new FairGate({ ...LIMITS, total: 1 });
    const leave = await gate.enter('a');
    leave();
    leave();
    await gate.enter('b');
    const gone = new AbortController();
    const third = expect(gate.enter('c', gone.signal)).rejects.toThrow('gone');
    gone.abort(new Error('gone'));
    await third;
  });
});
