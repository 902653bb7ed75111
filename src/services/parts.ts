import type { Rules } from '../domain/health/transition.ts';
import type { ChangeLog } from '../feed/change-log.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { Models } from '../models/index.ts';
import type { IngestMark } from './ingest-mark.ts';

/** Spans that the settings give, in milliseconds. */
export interface Spans {
  staleAfter: number;
  reopenWithin: number;
  eventRetention: number;
  changeRetention: number;
}

/** What services work with; made once, in `app.ts`. */
export interface Parts {
  models: Models;
  changeLog: ChangeLog;
  ingestMark: IngestMark;
  spans: Spans;
  metrics: Pick<Metrics, 'eventsTaken'>;
  clock: () => Date;
  log: Logger;
}

/** The health rules as of now. */
export function rulesAt(parts: Parts, now: Date): Rules {
  const { staleAfter, reopenWithin } = parts.spans;
  return { now, staleAfter, reopenWithin, ingestUpSince: parts.ingestMark.upSince(now) };
}
