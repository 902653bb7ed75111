import { pino, type Logger } from 'pino';

export type { Logger };

/** Levels that `LOG_LEVEL` may name. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Arguments of a refused command, in an error of the Redis client: those of AUTH are the password. */
const ARGUMENTS = ['err.command.args', 'err.cause.command.args'];

/** The structured log, one JSON object a line on standard error: standard output belongs to people. */
export function createLogger(level: (typeof LOG_LEVELS)[number]): Logger {
  return pino(
    { level, base: null, redact: { paths: ARGUMENTS, remove: true } },
    pino.destination({ fd: 2, sync: true }),
  );
}
