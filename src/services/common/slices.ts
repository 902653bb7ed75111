import { nextTurn } from '../../turns.ts';

/** Items that are written at once: the driver makes the bytes of all of them before anybody else has a turn. */
const MOST_ITEMS = 500;
/** Their size in characters: a megabyte or two takes some milliseconds. */
const MOST_CHARACTERS = 2_000_000;

/** Slices that are on their way to the database at once, so that one waits for the disk while the next is made. */
const AT_ONCE = 2;

/**
 * Writes a list slice by slice; `sizeOf` tells the characters of an item, and `write` answers the places in its slice of those that were
 * there already. Answers their places in the list. Where a slice fails, no further one is begun, and those under way have ended.
 */
export async function writeInSlices<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  write: (slice: readonly Item[], from: number) => Promise<readonly number[]>,
): Promise<number[]> {
  const known: number[] = [];
  const under = new Set<Promise<void>>();
  const begin = (from: number, to: number) => {
    const writing = write(items.slice(from, to), from).then((places) => {
      for (const place of places) known.push(from + place);
      under.delete(writing);
    });
    under.add(writing);
    // Its failure is seen where it is waited for, which may be later.
    writing.catch(() => undefined);
  };
  try {
    for (const { from, to } of slices(items, sizeOf)) {
      // One slice in each round of the event loop, however many posts write.
      if (from > 0) await nextTurn();
      if (under.size >= AT_ONCE) await Promise.race(under);
      begin(from, to);
    }
    await Promise.all(under);
  } finally {
    await Promise.allSettled(under);
  }
  return known.sort((a, b) => a - b);
}

function* slices<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0;
  let size = 0;
  for (let at = 0; at < items.length; at += 1) {
    const own = sizeOf(items[at]!);
    if (at > from && (at - from >= MOST_ITEMS || size + own > MOST_CHARACTERS)) {
      yield { from, to: at };
      from = at;
      size = 0;
    }
    size += own;
  }
  if (from < items.length) yield { from, to: items.length };
}
