/** Milliseconds that work on many items may hold the process before others have their turn. */
const HELD = 20;

/** Runs something for each item, letting others have their turn between two of them once it has taken a while. */
export async function inTurns<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  run: (item: Item) => void | Promise<void>,
): Promise<void> {
  let since = performance.now();
  for await (const item of items) {
    const running = run(item);
    if (running) await running;
    if (performance.now() - since < HELD) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}
