import { badInput } from './bad-input.ts';

const MAX_SEARCH = 500;

/** The `search` of a filter; null for none. A text of more than 500 characters is refused. */
export function searchText(search: string | null | undefined): string | null {
  if (search != null && search.length > MAX_SEARCH)
    throw badInput('filter.search', `at most ${MAX_SEARCH} characters`, search);
  return search ?? null;
}
