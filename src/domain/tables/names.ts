import { TABLE_LIMITS } from './limits.ts';

/** What ends the name of a table that collectors made. */
export const CUSTOM_SUFFIX = '_CL';

/** Letters, digits and underscores: what the query language takes without quotes, and a stored document as a member. */
export function isTableWord(name: string): boolean {
  return name.length <= TABLE_LIMITS.tableName && /^[A-Za-z0-9_]+$/.test(name);
}

/** The name of a custom table, whether or not it ends in `_CL` already; null where it cannot be one. */
export function customTableName(name: string): string | null {
  const word = name.endsWith(CUSTOM_SUFFIX) ? name.slice(0, -CUSTOM_SUFFIX.length) : name;
  return isTableWord(word) && /^[A-Za-z]/.test(word) ? `${word}${CUSTOM_SUFFIX}` : null;
}
