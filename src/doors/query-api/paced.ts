import { setImmediate } from 'node:timers/promises';

/**
 * Hands out text at the pace of its reader, letting others go between two pieces. A reader that takes nothing for
 * `stalledAfter` milliseconds is cut off.
 */
export async function* paced(
  pieces: Iterable<string> | AsyncIterable<string>,
  stalledAfter: number,
  cut: () => void,
): AsyncGenerator<string> {
  for await (const piece of pieces) {
    const timer = setTimeout(cut, stalledAfter);
    try {
      yield piece;
    } finally {
      clearTimeout(timer);
    }
    await setImmediate();
  }
}
