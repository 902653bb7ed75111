import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { toLong, toText } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Row, Value } from '../../values/value.ts';
import { as, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { elementsOf } from '../support/elements.ts';
import { inRange, type Ipv4, ipv4Text, masked, parseIpv4 } from '../support/ipv4.ts';
import { textOf } from '../support/text-argument.ts';

/** Addresses in a text, not a part of a longer word or number. */
const IN_TEXT = /(?<![\p{L}\p{N}])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\p{L}\p{N}])/gu;

/** The texts of the arguments behind the first, arrays by their elements. */
function wantedOf(call: FunctionCall): (row: Row) => string[] {
  return (row) =>
    call.args.slice(1).flatMap((evaluate, index) => {
      const value = evaluate(row);
      if (Array.isArray(value)) return Array.from(elementsOf(value as Dynamic), (item) => toText(item, 'dynamic'));
      return [toText(value, call.types[index + 1] as ColumnType)];
    });
}

/** Whether a text has an address for which a test made of one of the others holds; false where none of them is one. */
const found = (
  names: readonly [one: string, any: string],
  what: string,
  summary: string,
  testOf: (wanted: string) => ((address: string) => boolean) | null,
): ScalarDefinition[] =>
  [`${names[0]}(Text, ${what})`, `${names[1]}(Text, ${what}, ...)`].map((usage, index) =>
    special(
      names[index]!,
      usage,
      index === 0 ? summary : `${summary} Several may be given, also as an array.`,
      (call) => {
        const text = textOf(call, 0, false);
        const wanted = wantedOf(call);
        return (row) => {
          const searched = text(row);
          const tests = wanted(row)
            .map(testOf)
            .filter((test) => test !== null);
          if (tests.length === 0) return false;
          call.spend(searched.length);
          for (const [address] of searched.matchAll(IN_TEXT)) {
            if (parseIpv4(address) === null) continue;
            call.spend(tests.length);
            if (tests.some((test) => test(address))) return true;
          }
          return false;
        };
      },
    ),
  );

/** A whole address, or the beginning of one up to a dot. */
const PREFIX = /^(?:\d{1,3}\.){1,3}$/;

/** An address from a text or a number, under its own prefix and the given one; null where there is none. */
function formatted(value: Value, type: ColumnType, prefix: number): Ipv4 | null {
  if (prefix < 0 || prefix > 32) return null;
  const number = type === 'string' || type === 'dynamic' ? null : toLong(value, type);
  const ip =
    number === null
      ? parseIpv4(toText(value, type))
      : number < 0 || number > 0xffff_ffff
        ? null
        : { address: Number(number), prefix: 32 };
  if (ip === null) return null;
  const bits = Math.min(ip.prefix, prefix);
  return { address: masked(ip.address, bits), prefix: bits };
}

const formats = (name: string, summary: string, write: (ip: Ipv4) => string): ScalarDefinition =>
  special(name, `${name}(Ip [, Prefix])`, summary, (call) => {
    const prefix = call.args.length > 1 ? as(call, 1, 'long') : () => 32;
    return (row) => {
      const ip = formatted(call.args[0]!(row), call.types[0] as ColumnType, Number(prefix(row) ?? -1));
      return ip === null ? '' : write(ip);
    };
  });

export const networkTexts: readonly ScalarFunction[] = neverGrowing([
  ...found(['has_ipv4', 'has_any_ipv4'], 'Ip', 'True when the text has the address as a term.', (wanted) =>
    parseIpv4(wanted)?.prefix === 32 && !wanted.includes('/') ? (address) => address === wanted.trim() : null,
  ),
  ...found(
    ['has_ipv4_prefix', 'has_any_ipv4_prefix'],
    'Beginning',
    'True when the text has an address that begins so: a whole one, or up to a dot.',
    (wanted) => {
      if (PREFIX.test(wanted)) return (address) => address.startsWith(wanted);
      return parseIpv4(wanted) && !wanted.includes('/') ? (address) => address === wanted : null;
    },
  ),
  formats('format_ipv4', 'The address under its prefix, as text; empty where it is none.', ({ address }) =>
    ipv4Text(address),
  ),
  formats(
    'format_ipv4_mask',
    'The network of an address in the notation with a slash; empty where it is none.',
    ({ address, prefix }) => `${ipv4Text(address)}/${prefix}`,
  ),
  special(
    'ipv4_is_in_any_range',
    'ipv4_is_in_any_range(Ip, Range, ...)',
    'True when the address lies in one of the networks, given one by one or as an array.',
    (call) => {
      const text = textOf(call, 0, false);
      const wanted = wantedOf(call);
      return (row) => {
        const ip = parseIpv4(text(row));
        if (ip === null) return null;
        const networks = wanted(row).map(parseIpv4);
        call.spend(networks.length);
        return networks.some((network) => network !== null && inRange(ip, network));
      };
    },
  ),
]);
