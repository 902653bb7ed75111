import { readdirSync, readFileSync } from 'node:fs';

/** A process that another has started. */
export interface ChildOfProcess {
  readonly pid: number;
  /** What `ps` shows. */
  readonly command: string;
}

/** The living processes that a process has started; a zombie is none of them. */
export function childrenOf(parent: number): ChildOfProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
    .map((pid) => ({ pid, command: commandOf(pid) }));
}

/** Those of the query engine that evaluate plans. */
export const evaluatorsOf = (parent: number): number[] =>
  childrenOf(parent)
    .filter(({ command }) => command.startsWith('roomwatch-evaluator'))
    .map(({ pid }) => pid);

/** Ticks of processor time, of ten milliseconds, that count as work: no process needs so many to start once it has its name. */
const WORK = 20;

/** The evaluators that work, by several looks: their processor time has grown since the first. */
export function watchEvaluators(parent: number): () => number[] {
  const first = new Map<number, number>();
  return () =>
    evaluatorsOf(parent).filter((pid) => {
      const ticks = ticksOf(pid);
      if (!first.has(pid)) first.set(pid, ticks);
      return ticks > first.get(pid)! + WORK;
    });
}

const ticksOf = (pid: number): number => Number(fieldsOf(pid)?.[11] ?? 0);

/** Whether a process still runs: one that has ended and was not waited for does not. */
export const isAlive = (pid: number): boolean => parentOf(pid) !== null;

/** Processes of a parent that have ended and that it has not waited for. */
export const zombiesOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => fieldsOf(pid)?.[0] === 'Z' && Number(fieldsOf(pid)?.[1]) === parent);

/** The fields of /proc/PID/stat after the name: state, parent … */
function fieldsOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function parentOf(pid: number): number | null {
  const fields = fieldsOf(pid);
  return fields && fields[0] !== 'Z' ? Number(fields[1]) : null;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
