import { LRUCache } from 'lru-cache';
import type { SortValues } from './page.ts';

/**
 * Remembers where pages of lists end. A server may sort all that a filter leaves before it takes the first hundred (SecantusDB 0.6.0b17
 * does); with the end of a page known from the last time, only what lies before it is sorted.
 *
 * An end is a hint: whoever reads up to it and finds too little reads what follows. So it may be as old as it likes; it is forgotten
 * after a minute so that a page does not stay wide after its list has grown.
 */
export interface FarEnds {
  get(page: string): SortValues | null;
  set(page: string, end: SortValues | null): void;
}

const MOST_KEPT = 1_000;
/** Characters of a page's name, which holds its filter. */
const LONGEST_NAME = 2_000;
const KEPT_FOR = 60_000;

export function createFarEnds(): FarEnds {
  const kept = new LRUCache<string, { readonly end: SortValues }>({ max: MOST_KEPT, ttl: KEPT_FOR });
  return {
    get: (page) => kept.get(page)?.end ?? null,
    set(page, end) {
      if (end === null) kept.delete(page);
      else if (page.length <= LONGEST_NAME) kept.set(page, { end });
    },
  };
}
