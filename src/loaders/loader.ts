import DataLoader from 'dataloader';

/**
 * Loads by key: one query for all keys of a tick, answers in the order of the keys, null for what is not there. The first query asks for
 * the keys of `ahead` too, which are known to be wanted soon.
 */
export function byKey<D>(
  read: (keys: string[]) => PromiseLike<D[]>,
  keyOf: (document: D) => string,
  ahead: readonly string[] = [],
): DataLoader<string, D | null> {
  return readingAhead(ahead, async (keys) => {
    const found = new Map((await read([...keys])).map((document) => [keyOf(document), document]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** Loads what belongs to each key: one query for all keys of a tick, each key's list in the order of the query. */
export function byOwner<D>(
  read: (keys: string[]) => PromiseLike<D[]>,
  ownerOf: (document: D) => string | null,
  ahead: readonly string[] = [],
): DataLoader<string, D[]> {
  return readingAhead(ahead, async (keys) => {
    const lists = new Map<string, D[]>(keys.map((key) => [key, []]));
    for (const document of await read([...keys])) lists.get(ownerOf(document) ?? '')?.push(document);
    return keys.map((key) => lists.get(key)!);
  });
}

/** A loader whose first query reads `ahead` too, and keeps it for those who ask later. */
function readingAhead<V>(
  ahead: readonly string[],
  read: (keys: readonly string[]) => Promise<V[]>,
): DataLoader<string, V> {
  let wanted = ahead;
  const loader: DataLoader<string, V> = new DataLoader(async (keys) => {
    const extra = wanted.length === 0 ? [] : [...new Set(wanted)].filter((key) => !keys.includes(key));
    wanted = [];
    const values = await read([...keys, ...extra]);
    extra.forEach((key, index) => loader.prime(key, values[keys.length + index]!));
    return values.slice(0, keys.length);
  });
  return loader;
}
