/** The characters of a foreign value that an answer or a log repeats. */
const most = 100;

/** A value as JSON for a message, cut to 100 characters, including the ellipsis that marks a cut. */
export function shorten(value: unknown): string {
  if (value === undefined) return 'nothing';
  // A long text is cut before it is quoted, so that the quotes stay complete and 10 MB are not escaped in vain.
  if (typeof value === 'string' && value.length > most - 2)
    return `${JSON.stringify(value.slice(0, most - 3)).slice(0, most - 2)}…"`;
  const text = asJson(value) ?? 'something nested too deeply to be shown';
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** A value as JSON; null for a value nested so deeply that it cannot be written, though it could be read. */
export function asJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return null;
  }
}
