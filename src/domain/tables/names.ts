import { TABLE_LIMITS } from './limits.ts';

/** The suffix of the tables that collectors create. */
export const CUSTOM_SUFFIX = '_CL';

/** Letters, digits and underscores: names that need no quotes in the query language and are safe as members of a stored document. */
export function isTableWord(name: string): boolean {
  return name.length <= TABLE_LIMITS.tableName && /^[A-Za-z0-9_]+$/.test(name);
}

/** The name of a custom table, whether or not the given name ends in `_CL`; null for a name that cannot be one. */
export function customTableName(name: string): string | null {
  const word = name.endsWith(CUSTOM_SUFFIX) ? name.slice(0, -CUSTOM_SUFFIX.length) : name;
  return isTableWord(word) && /^[A-Za-z]/.test(word) ? `${word}${CUSTOM_SUFFIX}` : null;
}
