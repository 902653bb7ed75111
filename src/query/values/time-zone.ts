import { LRUCache } from 'lru-cache';
import { type DateTime, inRange, toUnixMilliseconds } from './datetime.ts';

/** A time zone of IANA's database. */
export interface Zone {
  /** How far its clocks are ahead of UTC at a point in time, in milliseconds. */
  offset(milliseconds: number): number;
}

const MAX_ZONES = 200;
/** No name of a zone is longer. */
const MAX_NAME = 100;

const zones = new LRUCache<string, { readonly zone: Zone | null }>({ max: MAX_ZONES });

/** The time zone of a name, without regard to case; null where there is none. An offset such as `+01:00` is no name. */
export function zoneOf(name: string): Zone | null {
  if (name.length > MAX_NAME || !/^[A-Za-z]/.test(name)) return null;
  let known = zones.get(name);
  if (!known) zones.set(name, (known = { zone: makeZone(name) }));
  return known.zone;
}

function makeZone(timeZone: string): Zone | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  } catch {
    return null;
  }
  return {
    offset(milliseconds) {
      const second = Math.floor(milliseconds / 1000) * 1000;
      const parts: Record<string, number> = {};
      for (const { type, value } of format.formatToParts(second)) parts[type] = Number(value);
      const { month = 1, day = 1, hour = 0, minute = 0 } = parts;
      const utc = new Date(second);
      const local = new Date(Date.UTC(2000, month - 1, day, hour, minute, parts['second'] ?? 0));
      local.setUTCFullYear(utc.getUTCFullYear() + yearsAhead(utc.getUTCMonth() + 1, month), month - 1, day);
      return local.getTime() - second;
    },
  };
}

/** The clocks of a zone may be in the year before or behind. */
const yearsAhead = (utcMonth: number, month: number): number =>
  utcMonth === 1 && month === 12 ? -1 : utcMonth === 12 && month === 1 ? 1 : 0;

const moved = (at: DateTime, milliseconds: number): DateTime | null => inRange(at + BigInt(milliseconds) * 10_000n);

export const localOf = (zone: Zone, at: DateTime): DateTime | null => moved(at, zone.offset(toUnixMilliseconds(at)));

/** Clocks change at most once in two days. */
const DAY = 86_400_000;

export function utcOf(zone: Zone, local: DateTime): DateTime | null {
  const shown = toUnixMilliseconds(local);
  const [before, after] = [zone.offset(shown - DAY), zone.offset(shown + DAY)];
  const isShown = (offset: number) => zone.offset(shown - offset) === offset;
  // of two times that the clocks show alike the later one; a time that they leave out is read by the offset after the change
  const offset = [Math.min(before, after), Math.max(before, after)].find(isShown) ?? after;
  return moved(local, -offset);
}
