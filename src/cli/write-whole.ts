import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { AskError } from './ask-server.ts';

/** Writes the whole file or nothing: the old content stays until the new one is complete. */
export async function writeWhole(file: string, content: string): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, content, { flag: 'wx' });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new AskError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
