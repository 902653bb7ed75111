import type { Identity } from './identity.ts';
import { drawIncident, INCIDENT_EVERY, isSilence, type Incident } from './incidents.ts';
import type { Random } from './random.ts';
import { OS_VERSIONS, RELEASES, type Release } from './releases.ts';
import { hardwareEntry, heartbeatEntry, restartEntry, type Entry } from './report-text.ts';

/** Milliseconds between two runs of each check. */
export const CHECK_EVERY = 5 * 60_000;

/** One record of a console's event log. */
export interface LogRecord extends Entry {
  computer: string;
  /** When it was written, in milliseconds. */
  at: number;
  recordId: string;
}

/** The state of a console between two moments. */
export interface ConsoleState {
  identity: Identity;
  release: Release;
  osVersion: string;
  incidents: readonly Incident[];
  /** When each thing happens next; Infinity for never. */
  heartbeatAt: number;
  hardwareAt: number;
  incidentAt: number;
  /** Restarts to come, soonest first. */
  restarts: readonly number[];
  nextRecord: number;
  /** Entries that are written but not delivered yet, because the console is cut off. */
  held: readonly LogRecord[];
}

/** The state of a console after a moment, and the entries that it delivered then, in the order of its log. */
export interface Step {
  state: ConsoleState;
  delivered: LogRecord[];
}

/** Probability that a console starts in the simulation with an incident under way. */
const ALREADY_ILL = 0.25;

/** A console in the middle of its life at `now`: its first checks fall within one period, and no incident silences it during that. */
export function newConsole(identity: Identity, now: number, random: Random): ConsoleState {
  const heartbeatAt = now + random.whole(0, CHECK_EVERY - 10_000);
  const state: ConsoleState = {
    identity,
    release: random.pick(RELEASES),
    osVersion: random.pick(OS_VERSIONS),
    incidents: [],
    heartbeatAt,
    hardwareAt: heartbeatAt + identity.checkGap,
    incidentAt: now + CHECK_EVERY + Math.round(random.wait(INCIDENT_EVERY)),
    restarts: [],
    nextRecord: random.whole(1_000, 90_000),
    held: [],
  };
  if (!random.chance(ALREADY_ILL)) return state;
  const ill = drawIncident(
    { ...state, mode: identity.mode },
    now + CHECK_EVERY,
    random,
    (kind) => !isSilence(kind) && !kind.restarts && !kind.stalls,
  );
  return { ...state, incidents: ill ? [ill] : [] };
}

/** An action of consoles: when it is due, and its effect. */
interface Duty {
  at(state: ConsoleState): number;
  act(state: ConsoleState, now: number, random: Random): Step;
}

/** Among duties of the same moment the earlier in this list goes first. */
const DUTIES: readonly Duty[] = [
  { at: (state) => Math.min(...state.incidents.map((incident) => incident.until)), act: endIncident },
  { at: (state) => state.restarts[0] ?? Infinity, act: restart },
  { at: (state) => state.heartbeatAt, act: checkHeartbeat },
  { at: (state) => state.hardwareAt, act: checkHardware },
  { at: (state) => state.incidentAt, act: beginIncident },
];

/** The time of the next duty. */
export function nextAt(state: ConsoleState): number {
  return Math.min(...DUTIES.map((duty) => duty.at(state)));
}

/** Does the next duty if it is due: (state, now, random) → (state, delivered entries). */
export function stepConsole(state: ConsoleState, now: number, random: Random): Step {
  const next = nextAt(state);
  if (next > now) return { state, delivered: [] };
  return DUTIES.find((duty) => duty.at(state) === next)!.act(state, next, random);
}

function checkHeartbeat(state: ConsoleState, now: number): Step {
  const next = { ...state, heartbeatAt: now + CHECK_EVERY };
  return isStalled(state, 'heartbeat') ? { state: next, delivered: [] } : log(next, now, heartbeatEntry(state));
}

function checkHardware(state: ConsoleState, now: number): Step {
  const next = { ...state, hardwareAt: now + CHECK_EVERY };
  return isStalled(state, 'hardware') ? { state: next, delivered: [] } : log(next, now, hardwareEntry(state));
}

function restart(state: ConsoleState, now: number, random: Random): Step {
  return startApp({ ...state, restarts: state.restarts.slice(1) }, now, random);
}

/** Starts the app: it logs its start, and both checks begin anew. */
function startApp(state: ConsoleState, now: number, random: Random): Step {
  const heartbeatAt = now + random.whole(15_000, 45_000);
  const started = { ...state, heartbeatAt, hardwareAt: heartbeatAt + state.identity.checkGap };
  return log(started, now, restartEntry(started));
}

function beginIncident(state: ConsoleState, now: number, random: Random): Step {
  const incident = drawIncident({ ...state, mode: state.identity.mode }, now, random);
  const next: ConsoleState = { ...state, incidentAt: now + Math.max(1, Math.round(random.wait(INCIDENT_EVERY))) };
  if (!incident) return { state: next, delivered: [] };
  const { kind } = incident;
  if (kind.restarts) {
    const restarts = [...state.restarts, ...planRestarts(kind.restarts, now, random)].sort((a, b) => a - b);
    return { state: { ...next, restarts }, delivered: [] };
  }
  const incidents = [...state.incidents, incident];
  return {
    state: kind.dark
      ? { ...next, incidents, heartbeatAt: Infinity, hardwareAt: Infinity, restarts: [] }
      : { ...next, incidents },
    delivered: [],
  };
}

function planRestarts([least, most]: readonly [number, number], now: number, random: Random): number[] {
  let at = now;
  return Array.from({ length: random.whole(least, most) }, () => (at += random.whole(60_000, 10 * 60_000)));
}

function endIncident(state: ConsoleState, now: number, random: Random): Step {
  const over = state.incidents.find((incident) => incident.until === now)!;
  const next = { ...state, incidents: state.incidents.filter((incident) => incident !== over) };
  if (over.kind.cutOff) return { state: { ...next, held: [] }, delivered: [...state.held] };
  if (over.kind.dark) return startApp(upgrade(next, over.kind.upgrades), now, random);
  return { state: next, delivered: [] };
}

function upgrade(state: ConsoleState, what: 'app' | 'os' | undefined): ConsoleState {
  if (what === 'app') return { ...state, release: RELEASES[RELEASES.indexOf(state.release) + 1]! };
  if (what === 'os') return { ...state, osVersion: OS_VERSIONS[OS_VERSIONS.indexOf(state.osVersion) + 1]! };
  return state;
}

function isStalled(state: ConsoleState, check: 'heartbeat' | 'hardware'): boolean {
  return state.incidents.some((incident) => incident.kind.stalls === check);
}

/** Writes an entry. It is delivered at once, or kept while the console is cut off. */
function log(state: ConsoleState, at: number, entry: Entry): Step {
  const record: LogRecord = {
    ...entry,
    computer: state.identity.computer,
    at,
    recordId: String(state.nextRecord),
  };
  const next = { ...state, nextRecord: state.nextRecord + 1 };
  const cutOff = state.incidents.some((incident) => incident.kind.cutOff);
  return cutOff
    ? { state: { ...next, held: [...state.held, record] }, delivered: [] }
    : { state: next, delivered: [record] };
}
