import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** The system's id of the calling thread; null where the system does not report it (only Linux does). */
export function ownTask(): string | null {
  try {
    return basename(readlinkSync('/proc/thread-self'));
  } catch {
    return null;
  }
}
