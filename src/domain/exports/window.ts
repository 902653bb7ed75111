import { growingWait } from '../time/growing-wait.ts';

/** The lengths of the windows of a scheduled export, in milliseconds. Windows begin on whole hours or days of UTC and leave no gap. */
export const WINDOW_LENGTHS = { HOURLY: 3_600_000, DAILY: 86_400_000 } as const;
export type WindowKind = keyof typeof WINDOW_LENGTHS;

/** A span of time: from inclusive, to exclusive. */
export interface ExportWindow {
  readonly start: Date;
  readonly end: Date;
}

/** The window that a moment lies in. */
export function windowAt(kind: WindowKind, moment: Date): ExportWindow {
  const length = WINDOW_LENGTHS[kind];
  const start = Math.floor(moment.getTime() / length) * length;
  return { start: new Date(start), end: new Date(start + length) };
}

/** When a window may be exported: `delay` milliseconds after its end, so that late records are in it. */
export function dueAt(window: ExportWindow, delay: number): Date {
  return new Date(window.end.getTime() + delay);
}

const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

/** Milliseconds until the next attempt, by the number of failures in a row: half a minute, doubled each time, at most an hour. */
export const backoff = growingWait({ first: FIRST_WAIT, longest: LONGEST_WAIT });

/** Names that are allowed in the paths of every store. */
export const EXPORT_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** The names of the objects of a window. They are always the same, so that a repeated export finds the earlier objects. */
export function objectNames(
  name: string,
  { start, end }: ExportWindow,
  { extension, gzip }: { extension: string; gzip: boolean },
): { data: string; manifest: string } {
  const [year, month] = start.toISOString().split('-') as [string, string];
  const stem = `${name}/${year}/${month}/${name}-${basic(start)}-${basic(end)}`;
  return { data: `${stem}.${extension}${gzip ? '.gz' : ''}`, manifest: `${stem}.manifest.json` };
}

/** ISO 8601 without the colons that some file systems refuse: `20261121T170000Z`. */
function basic(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
