import { pino, type Logger } from 'pino';

/** One line of a log: its fields. */
export type LogLine = Record<string, unknown> & { level: number; msg: string };

/** A logger whose lines a test reads. */
export function recordingLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const log = pino({ level: 'trace', base: null }, { write: (line) => void lines.push(JSON.parse(line) as LogLine) });
  return { log, lines };
}
