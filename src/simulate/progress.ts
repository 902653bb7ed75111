import { forTerminal } from '../domain/text/controls.ts';
import type { Progress } from './play.ts';

/** The output of a progress report, such as process.stderr. */
export interface ProgressOutput {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Shows a player's progress: one line that is updated on a terminal, a line every few seconds elsewhere. */
export interface ProgressReport {
  show(progress: Progress, now: number): void;
  say(line: string): void;
  /** Writes the last state. */
  end(progress: Progress): void;
}

const EVERY = { terminal: 250, elsewhere: 5_000 };
const CLEAR_LINE = '\r\u001b[K';

export function reportProgress(output: ProgressOutput, rooms: number): ProgressReport {
  const terminal = output.isTTY === true;
  let shownAt: number | null = null;
  let line = '';
  return {
    show(progress, now) {
      // A terminal shows the line from the start. Elsewhere the first report, with nothing sent yet, is left out.
      if (shownAt === null && !terminal) shownAt = now;
      if (shownAt !== null && now - shownAt < (terminal ? EVERY.terminal : EVERY.elsewhere)) return;
      shownAt = now;
      line = progressLine(progress, rooms);
      // A line that wraps could not be overwritten.
      output.write(terminal ? `${CLEAR_LINE}${line.slice(0, (output.columns ?? 80) - 1)}` : `${line}\n`);
    },
    say(said) {
      const text = forTerminal(said);
      output.write(terminal ? `${CLEAR_LINE}${text}\n${line}` : `${text}\n`);
    },
    end(progress) {
      output.write(`${terminal ? CLEAR_LINE : ''}${progressLine(progress, rooms)}\n`);
    },
  };
}

/** For example `25 rooms · 01:30:00 played · 902 events sent, 3 rejected · 12 s behind`. */
export function progressLine({ sent, duplicates, rejected, played, behind }: Progress, rooms: number): string {
  const notes = [duplicates && `${duplicates} sent twice`, rejected && `${rejected} rejected`].filter(Boolean);
  const parts = [
    `${rooms} ${rooms === 1 ? 'room' : 'rooms'}`,
    `${span(played)} played`,
    [`${sent} events sent`, ...notes].join(', '),
  ];
  if (behind >= 1_000) parts.push(`${Math.round(behind / 1_000)} s behind`);
  return parts.join(' · ');
}

function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const days = Math.floor(seconds / 86_400);
  const clock = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return (days > 0 ? `${days} d ` : '') + clock.map((part) => String(part).padStart(2, '0')).join(':');
}
