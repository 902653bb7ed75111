import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

/** Reads a JSON file of a known shape. Null where the file is absent or has another shape. */
export function readJson<Shape>(file: string, shape: z.ZodType<Shape>): Shape | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes a JSON file that only the owner can read. A reader sees the old content or the new, never a part. */
export function writeJson(file: string, value: unknown): void {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
}

/** The same for a text that must outlast a crash of the machine, such as a password. */
export function writeWhole(file: string, text: string): void {
  const half = `${file}.${process.pid}`;
  const handle = openSync(half, 'w', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(half, file);
}
