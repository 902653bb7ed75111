import type { ExportFormat } from './format.ts';

/**
 * Describes a stored window. It is written after the data, so that data with a manifest is complete. `bytes` and `sha256` describe the
 * object as it is stored.
 */
export interface Manifest {
  readonly manifestVersion: 1;
  readonly export: { readonly id: string; readonly name: string };
  /** From inclusive, to exclusive. */
  readonly window: { readonly start: string; readonly end: string };
  readonly query: string;
  readonly format: ExportFormat;
  readonly compression: 'gzip' | null;
  /** The object's name, relative to the destination. */
  readonly object: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly createdAt: string;
}

/** Reads a manifest; null for any other text, and for a manifest of another version. */
export function readManifest(text: string): Manifest | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const manifest = read as Partial<Manifest> | null;
  const isOne =
    typeof manifest === 'object' &&
    manifest?.manifestVersion === 1 &&
    typeof manifest.export?.id === 'string' &&
    typeof manifest.window?.start === 'string' &&
    typeof manifest.object === 'string' &&
    typeof manifest.rows === 'number' &&
    typeof manifest.bytes === 'number' &&
    typeof manifest.sha256 === 'string';
  return isOne ? (manifest as Manifest) : null;
}
