import type { Core } from '../../services/core.ts';
import { UnfitRecord } from '../../domain/tables/fitted.ts';
import { OverQuotaError } from '../../services/usage/daily-cap.ts';
import { SlowBodyError } from '../../http/connections/slow-bodies.ts';
import { TableLimitError } from '../../services/tables/table-registry.ts';
import { BodyError } from './read-body.ts';

/** The answer to a request that failed. */
export interface Failure {
  status: number;
  code: string;
  message: string;
  /** Seconds after which the same may be sent again; null where that does not help. */
  retryAfter: number | null;
}

/** A post over the daily cap may come again tomorrow; clients that wait are not kept waiting that long for one attempt. */
export const RETRY_OVER_QUOTA = 60;
const RETRY_AWAY = 5;

/** The answer to an error. An unexpected error is logged, and its answer says nothing about it. */
export function failureOf(error: unknown, { log, outage }: Pick<Core, 'log' | 'outage'>): Failure {
  if (error instanceof BodyError) {
    const { status, code, message, retryAfter } = error;
    return { status, code, message, retryAfter };
  }
  if (error instanceof SlowBodyError) return refused(408, 'REQUEST_TIMEOUT', error.message);
  if (error instanceof UnfitRecord) return refused(400, 'RECORD_TOO_LARGE', error.message);
  if (error instanceof TableLimitError) return refused(400, 'TABLE_LIMIT', error.message);
  if (error instanceof OverQuotaError)
    return { status: 429, code: 'OVER_QUOTA', message: error.message, retryAfter: RETRY_OVER_QUOTA };
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return refused(400, 'BAD_JSON', 'The body is nested too deep.');
  }
  if (outage.note(error) || error instanceof ServiceAwayError) {
    return {
      status: 503,
      code: 'UNAVAILABLE',
      message: 'The database cannot store this now. Send this again later.',
      retryAfter: RETRY_AWAY,
    };
  }
  log.error({ err: error }, 'unexpected error');
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error.', retryAfter: null };
}

function refused(status: number, code: string, message: string): Failure {
  return { status, code, message, retryAfter: null };
}

/** MongoDB is known to be away: what comes now need not be read. */
export class ServiceAwayError extends Error {
  override name = 'ServiceAwayError';
}
