import { pino, type Logger } from 'pino';
import { forTerminal } from './domain/text/controls.ts';

export type { Logger };

/** Levels that `LOG_LEVEL` may name. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Arguments of a refused command, in an error of the Redis client: those of AUTH are the password. */
const ARGUMENTS = ['err.command.args', 'err.cause.command.args'];

/**
 * The structured log, one JSON object a line on standard error: standard output belongs to people. Control characters that JSON does not
 * escape are escaped too, because a terminal may show the log.
 */
export function createLogger(level: (typeof LOG_LEVELS)[number]): Logger {
  const output = pino.destination({ fd: 2, sync: true });
  return pino(
    { level, base: null, redact: { paths: ARGUMENTS, remove: true } },
    { write: (line) => void output.write(forTerminal(line)) },
  );
}
