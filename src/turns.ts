/** Milliseconds that long work may hold the process before others have their turn. */
const HELD = 10;

/** Long work that waits for its next turn. */
const waiting: (() => void)[] = [];

/** One piece of long work runs in each round of the event loop: eight posts at once hold it no longer than one. */
function round(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(round);
}

/** Resolves when the work may go on; requests, timers and answers of the database have had their turn by then. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(round);
  });
}

/** Runs something for each item, letting others have their turn between two of them once it has taken a while. */
export async function inTurns<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  run: (item: Item, index: number) => void | Promise<void>,
): Promise<void> {
  let since = performance.now();
  let index = 0;
  const isLong = () => performance.now() - since >= HELD;
  const pause = async () => {
    await nextTurn();
    since = performance.now();
  };
  if (Symbol.asyncIterator in items) {
    for await (const item of items) {
      await run(item, index++);
      if (isLong()) await pause();
    }
    return;
  }
  for (const item of items) {
    const running = run(item, index++);
    // Waiting for nothing would cost more than most of what is run.
    if (running) await running;
    if (isLong()) await pause();
  }
}

/**
 * Takes steps until one says that it was the last, letting others have their turn like `inTurns`. A step may give a promise instead, to be
 * waited for before the next.
 */
export async function stepsInTurns(step: () => boolean | Promise<void>): Promise<void> {
  let since = performance.now();
  for (;;) {
    const taken = step();
    if (taken === true) return;
    if (taken !== false) await taken;
    if (performance.now() - since < HELD) continue;
    await nextTurn();
    since = performance.now();
  }
}
