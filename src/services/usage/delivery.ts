import { createHash } from 'node:crypto';

/** Who brings something: known before the body is read. */
export interface Bearer {
  readonly workspace: string;
  readonly door: string;
  readonly credential: string;
  readonly agent: string | null;
  readonly address: string;
}

/** A batch that was stored. */
export interface Delivery {
  readonly bearer: Bearer;
  readonly table: string;
  readonly records: number;
  /** Of the unzipped body. */
  readonly bytes: number;
  /** Whether it counts to the daily cap. */
  readonly capped: boolean;
  /** The hosts that its records name. */
  readonly computers: Iterable<string>;
}

/** The id of a collector: a hash, for an address and a program's name may be long. */
export function collectorId({ workspace, door, credential, agent, address }: Bearer): string {
  return createHash('sha256')
    .update(JSON.stringify([workspace, door, credential, agent, address]))
    .digest('base64url')
    .slice(0, 16);
}
