import type { Readable } from 'node:stream';

/** What an object is, for readers of the store. */
export interface ObjectFacts {
  readonly mediaType: string;
  /** `Content-Encoding`; null for none. */
  readonly encoding: string | null;
}

/**
 * Where windows are stored. Every implementation keeps two promises: an object appears whole or not at all, and a put never replaces
 * one that is there. On them rests that each window is stored once, however many processes die or race.
 */
export interface ExportStore {
  /** Bytes of an object; null where there is none. */
  size(name: string): Promise<number | null>;
  /** An object's bytes; null where there is none. */
  read(name: string): Promise<Readable | null>;
  /** Stores an object, unless one of the name is there already. Rejects where it could not, leaving nothing. */
  put(name: string, body: Readable, facts: ObjectFacts, signal: AbortSignal): Promise<'stored' | 'exists'>;
  /** Removes an object, if it is there. */
  remove(name: string): Promise<void>;
  /** Removes what attempts that died have left of an object that never appeared. */
  clean(name: string): Promise<void>;
  close(): void;
}

/** A store that cannot be used: unreachable, full, or refusing. The message is for people and holds no secret. */
export class StoreError extends Error {
  override name = 'StoreError';
}
