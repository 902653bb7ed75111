import { hasControls } from './controls.ts';

const MAX_COMPUTER = 256;

/** What the name of a computer is, for messages. */
export const COMPUTER_NAME = `a name of 1 to ${MAX_COMPUTER} characters without control characters`;

/** The name of a computer, trimmed; null for what cannot be one. It is the identity of a console. */
export function readComputer(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = value.trim();
  return name === '' || name.length > MAX_COMPUTER || hasControls(name) ? null : name.toWellFormed();
}

/** A name for comparison: trimmed and without case. Stored beside the name, because collations differ between servers. */
export function foldName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
