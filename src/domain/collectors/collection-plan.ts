import type { EventLevel } from '../events/levels.ts';

/** An event log that agents read. */
export interface PlannedLog {
  readonly name: string;
  /** Only these levels; null for all levels. */
  readonly levels: readonly EventLevel[] | null;
}

/** A counter of Windows that agents measure. */
export interface PlannedCounter {
  readonly object: string;
  readonly counter: string;
  /** The instances to measure; empty for an object with a single instance, `*` for all. */
  readonly instances: readonly string[];
}

/** What the agents of a workspace collect; their configuration is generated from it. */
export interface CollectionPlan {
  readonly logs: readonly PlannedLog[];
  readonly counters: readonly PlannedCounter[];
  /** Seconds between two measurements. */
  readonly counterSeconds: number;
}

/** The room app's log. A filter on its levels would lose every heartbeat. */
export const CONSOLE_LOG = 'Skype Room System';

export const DEFAULT_PLAN: CollectionPlan = {
  logs: [
    { name: CONSOLE_LOG, levels: null },
    { name: 'System', levels: ['Critical', 'Error', 'Warning'] },
    { name: 'Application', levels: ['Critical', 'Error'] },
  ],
  counters: [
    { object: 'Processor', counter: '% Processor Time', instances: ['_Total'] },
    { object: 'Memory', counter: 'Available MBytes', instances: [] },
    { object: 'LogicalDisk', counter: '% Free Space', instances: ['C:'] },
    { object: 'LogicalDisk', counter: 'Free Megabytes', instances: ['C:'] },
    { object: 'Network Interface', counter: 'Bytes Total/sec', instances: ['*'] },
  ],
  counterSeconds: 60,
};

/** Why a plan is refused: the member, and what is expected of it. */
export interface PlanRefusal {
  readonly field: readonly string[];
  readonly expected: string;
}

const MOST = 100;
const MOST_NAME = 255;

/** The first fault of a plan; null for a valid plan. */
export function refusePlan({ logs, counters, counterSeconds }: CollectionPlan): PlanRefusal | null {
  if (logs.length > MOST) return { field: ['logs'], expected: `at most ${MOST} logs` };
  if (counters.length > MOST) {
    return { field: ['counters'], expected: `at most ${MOST} counters` };
  }
  for (const [index, { name, levels }] of logs.entries()) {
    const field = ['logs', String(index)];
    if (!isName(name)) return { field: [...field, 'name'], expected: 'the name of an event log' };
    if (levels !== null && (levels.length === 0 || levels.length > MOST)) {
      return { field: [...field, 'levels'], expected: `at least one level, at most ${MOST}` };
    }
    if (levels !== null && name.toLowerCase() === CONSOLE_LOG.toLowerCase()) {
      return {
        field: [...field, 'levels'],
        expected: `null, for all levels of ${CONSOLE_LOG}: its heartbeats are Information, and without them every console looks dead`,
      };
    }
  }
  for (const [index, { object, counter, instances }] of counters.entries()) {
    const field = ['counters', String(index)];
    if (!isName(object)) return { field: [...field, 'object'], expected: 'the name of an object' };
    if (!isName(counter)) return { field: [...field, 'counter'], expected: 'the name of a counter' };
    if (instances.length > MOST || !instances.every(isName)) {
      return { field: [...field, 'instances'], expected: `at most ${MOST} names` };
    }
  }
  return Number.isInteger(counterSeconds) && counterSeconds >= 10 && counterSeconds <= 86_400
    ? null
    : { field: ['counterSeconds'], expected: 'a whole number from 10 to 86400' };
}

/** Configurations expand `${…}`; a name with it, or with a line break, is invalid. */
function isName(name: string): boolean {
  return name.trim() !== '' && name.length <= MOST_NAME && !/[$\u0000-\u001f]/.test(name);
}
