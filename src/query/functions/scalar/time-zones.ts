import type { FunctionCall } from '../../evaluate/function-call.ts';
import { localOf, utcOf, zoneOf, type Zone } from '../../values/time-zone.ts';
import { as, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

/** What it costs to ask for the offset of a zone, in characters. */
const QUESTION = 100;

const conversion = (name: string, summary: string, move: (zone: Zone, at: bigint) => bigint | null): ScalarDefinition =>
  special(name, `${name}(Time, Zone)`, summary, (call: FunctionCall) => {
    const [at, zone] = [as(call, 0, 'datetime'), as(call, 1, 'string')];
    return (row) => {
      const [time, wanted] = [at(row), zone(row) ?? ''];
      const found = zoneOf(wanted);
      if (!found) return call.fail(`'${wanted}' is no time zone; an IANA name such as Europe/Oslo is expected.`);
      call.spend(QUESTION);
      return time === null ? null : move(found, time);
    };
  });

export const timeZones: readonly ScalarFunction[] = neverGrowing([
  conversion('datetime_utc_to_local', 'A time in UTC as the clocks of a time zone (IANA) show it.', localOf),
  conversion(
    'datetime_local_to_utc',
    'The time in UTC at which the clocks of a time zone (IANA) show a time. Of an hour that comes twice the second one, in standard time; in an hour that is left out, the clocks are taken as already put forward.',
    utcOf,
  ),
]);
