/** A value as it is quoted in a refusal: never more than 100 characters of it. */
export function quote(value: unknown): string {
  let text: string | undefined;
  try {
    text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  } catch {
    text = undefined;
  }
  text ??= String(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
