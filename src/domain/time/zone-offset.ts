/** Whether a name is that of a time zone of IANA's database. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && formatOf(name) !== null;
}

/** Tells how far the clocks of a time zone are ahead of UTC at a point in time, both in milliseconds. */
export type ZoneOffset = (milliseconds: number) => number;

/** The offsets of a time zone of IANA's database; throws for another name. */
export function zoneOffset(name: string): ZoneOffset {
  const format = formatOf(name);
  if (format === null) throw new RangeError(`${name} is no time zone.`);
  return (milliseconds) => {
    const text = format.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text) ?? [];
    const ahead = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
    return sign === '-' ? -ahead : ahead;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
}
