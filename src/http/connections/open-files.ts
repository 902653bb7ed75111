import { readFileSync } from 'node:fs';
import type { ConnectionLimits } from './connections.ts';

/** Files that the process needs for other things: databases, libraries, stores, pages. */
const RESERVED = 256;
/** With fewer connections no server is of use. */
const LEAST = 64;

/** Files that the system lets this process open, connections among them; Node raises the soft limit to the hard one. Infinite where it is not known. */
export function openFilesLimit(read = () => readFileSync('/proc/self/limits', 'utf8')): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(read()) ?? [];
    return soft === undefined ? Infinity : Number(soft);
  } catch {
    return Infinity;
  }
}

/** Limits that leave room for other files: of the connections, strangers may have half. */
export function withinOpenFiles({ connections, strangers }: ConnectionLimits, files: number): ConnectionLimits {
  const most = Math.max(LEAST, Math.min(connections, files - RESERVED));
  return { connections: most, strangers: Math.min(strangers, Math.ceil(most / 2)) };
}
