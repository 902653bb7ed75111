/** A name for comparison: trimmed and without case. Stored beside the name, because collations differ between servers. */
export function foldName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
