/** A name as it is compared: trimmed and without case. Stored beside the name, for collations differ between servers. */
export function foldName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
