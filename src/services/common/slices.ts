import { nextTurn } from '../../turns.ts';

/** Items that are written at once: the driver makes the bytes of all of them before anybody else has a turn. */
const MOST_ITEMS = 500;
/** Their size in characters: a megabyte or two takes some milliseconds. */
const MOST_CHARACTERS = 2_000_000;

/**
 * Writes a list slice by slice; `sizeOf` tells the characters of an item, and `write` answers the places in its slice of those that were
 * there already. Answers their places in the list.
 */
export async function writeInSlices<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  write: (slice: readonly Item[], from: number) => Promise<readonly number[]>,
): Promise<number[]> {
  const known: number[] = [];
  for (const { from, to } of slices(items, sizeOf)) {
    // One slice in each round of the event loop, however many posts write.
    if (from > 0) await nextTurn();
    for (const place of await write(items.slice(from, to), from)) known.push(from + place);
  }
  return known;
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
