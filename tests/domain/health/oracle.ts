/**
 * The health rules once more, as plainly as they can be said: over the whole list of a device's events at once, with no state kept,
 * no parser, and none of the code under test. Slow, and right by reading.
 */

/** An event as it was meant, before it became text. */
export interface Meant {
  id: string;
  eventId: number;
  minutesAgo: number;
  record: string | null;
  /** What the text says; empty for prose only. */
  sentences: [label: string, value: string][];
  text: string;
}

type Row = { age: number; record: number; family: string } & (
  { what: 'clear' } | { what: 'set'; state: string; value: string }
);

const STATES_WORST_LAST = ['HEALTHY', 'NOT_APPLICABLE', 'UNHEALTHY'];
const FAMILIES: Record<number, string> = { 2000: 'heartbeat', 2001: 'heartbeat', 3000: 'hardware', 3001: 'hardware' };
const SEVERITIES: Record<string, string> = {
  Exchange: 'CRITICAL',
  Signin: 'CRITICAL',
  Camera: 'IMPORTANT',
  'Content Camera': 'IMPORTANT',
  'Motion Sensor': 'WARNING',
  Panel: 'WARNING',
};

/** What every order of arrival must come to, when all of the events are received at once, now. */
export function oracle(events: readonly Meant[]): { signals: Record<string, string>; health: string } {
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
  const signals: Record<string, string> = {};
  const unhealthy: string[] = [];
  const show = (key: string, state: string, value: string | null, severity: string) => {
    signals[key] = value === null ? state : `${state} ${value}`;
    if (state === 'UNHEALTHY') unhealthy.push(severity);
  };

  const heard = distinct.some((event) => event.minutesAgo <= 20);
  if (heard) signals['heartbeat'] = 'HEALTHY';

  for (const label of new Set(distinct.filter(hasFamily).flatMap((event) => event.sentences.map(([each]) => each)))) {
    let shown = { state: '', value: '' as string | null, family: '' };
    for (const row of rowsOf(label, distinct)) {
      if (row.what === 'set') shown = row;
      else if (shown.family === row.family && shown.state === 'UNHEALTHY') {
        shown = { ...shown, state: 'HEALTHY', value: null };
      }
    }
    show(label.toLowerCase().replaceAll(' ', '-'), shown.state, shown.value, SEVERITIES[label]!);
  }

  for (const [family, key] of [
    ['heartbeat', 'app'],
    ['hardware', 'hardware'],
  ] as const) {
    const ofFamily = distinct.filter((event) => FAMILIES[event.eventId] === family);
    if (!ofFamily.some(isBare)) continue;
    const newest = ofFamily.sort(
      (a, b) =>
        b.minutesAgo - a.minutesAgo ||
        numberOf(a) - numberOf(b) ||
        Number(isBare(a)) - Number(isBare(b)) ||
        (a.text.trim() < b.text.trim() ? -1 : 1),
    );
    const last = newest.at(-1)!;
    if (isBare(last)) show(key, 'UNHEALTHY', last.text.trim(), key === 'app' ? 'CRITICAL' : 'IMPORTANT');
    else show(key, 'HEALTHY', null, '');
  }

  const restarts = distinct.filter((event) => event.eventId === 4000 && event.minutesAgo < 24 * 60);
  if (countRestarts(restarts.map(({ minutesAgo, record }) => ({ second: minutesAgo, record }))) > 3)
    show('restarts', 'UNHEALTHY', 'more than 3 restarts in 24 hours', 'WARNING');

  const grave = unhealthy.some((severity) => severity !== 'WARNING');
  const health = !heard ? 'UNKNOWN' : grave ? 'UNHEALTHY' : unhealthy.length > 0 ? 'WARNING' : 'HEALTHY';
  return { signals, health };
}

/** Restarts of the same second are one where a record number is missing or the same: several collectors tell them. */
export function countRestarts(told: readonly { second: number; record: string | null }[]): number {
  return [...new Set(told.map(({ second }) => second))]
    .map((second) => new Set(told.flatMap((each) => (each.second === second ? [each.record] : []))))
    .reduce((sum, records) => sum + (records.size - Number(records.has(null)) || 1), 0);
}

/** All that was ever said of a label, oldest first. */
function rowsOf(label: string, events: readonly Meant[]): Row[] {
  const rows = events.filter(hasFamily).flatMap((event): Row[] => {
    const at = { age: event.minutesAgo, record: numberOf(event), family: FAMILIES[event.eventId]! };
    const said = event.sentences
      .filter(([each]) => each === label)
      .map(([, value]): Row => ({ ...at, what: 'set', state: stateOf(value), value }));
    return isAllClear(event) ? [{ ...at, what: 'clear' }, ...said] : said;
  });
  return rows.sort(
    (a, b) =>
      b.age - a.age ||
      a.record - b.record ||
      rank(a) - rank(b) ||
      (valueOf(a) < valueOf(b) ? -1 : valueOf(a) > valueOf(b) ? 1 : a.family < b.family ? -1 : 1),
  );
}

function rank(row: Row): number {
  return row.what === 'clear' ? -1 : STATES_WORST_LAST.indexOf(row.state);
}

function valueOf(row: Row): string {
  return row.what === 'clear' ? '' : row.value;
}

function stateOf(value: string): string {
  if (value === 'Healthy' || value === 'Connected') return 'HEALTHY';
  return value === 'NotApplicable' ? 'NOT_APPLICABLE' : 'UNHEALTHY';
}

function numberOf(event: Meant): number {
  return event.record === null ? -1 : Number(event.record);
}

function hasFamily(event: Meant): boolean {
  return event.eventId in FAMILIES;
}

function isAllClear(event: Meant): boolean {
  return event.eventId === 2000 || event.eventId === 3000;
}

function isBare(event: Meant): boolean {
  const isError = event.eventId === 2001 || event.eventId === 3001;
  return isError && event.sentences.every(([, value]) => stateOf(value) !== 'UNHEALTHY');
}
