import DataLoader from 'dataloader';

/** Loads by key: one query for all keys of a tick, answers in the order of the keys, null for what is not there. */
export function byKey<D>(
  read: (keys: string[]) => PromiseLike<D[]>,
  keyOf: (document: D) => string,
): DataLoader<string, D | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await read([...keys])).map((document) => [keyOf(document), document]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** Loads what belongs to each key: one query for all keys of a tick, each key's list in the order of the query. */
export function byOwner<D>(
  read: (keys: string[]) => PromiseLike<D[]>,
  ownerOf: (document: D) => string | null,
): DataLoader<string, D[]> {
  return new DataLoader(async (keys) => {
    const lists = new Map<string, D[]>(keys.map((key) => [key, []]));
    for (const document of await read([...keys])) lists.get(ownerOf(document) ?? '')?.push(document);
    return keys.map((key) => lists.get(key)!);
  });
}
