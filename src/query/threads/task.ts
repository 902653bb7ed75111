import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** The system's number of the thread that asks; null where the system does not tell (only Linux does). */
export function ownTask(): string | null {
  try {
    return basename(readlinkSync('/proc/thread-self'));
  } catch {
    return null;
  }
}
