import type { ColumnType } from '../../domain/tables/schema.ts';
import { type Constant, constant, type Expr, text } from '../plan/plan.ts';
import { toGuid } from '../values/convert.ts';
import { fromParts, parseDateTime } from '../values/datetime.ts';
import { parseDecimal } from '../values/decimal.ts';
import { parseInt64 } from '../values/int64.ts';
import { parseReal } from '../values/real.ts';
import { parseTimeSpan } from '../values/timespan.ts';
import type { SyntaxNode } from './syntax.ts';

/** `long(5)` → `5`; quotes inside the parentheses, as in `datetime("2020-01-01")`, are left out. */
function inner(source: string): string {
  const match = /^[a-z]+\s*\(([\s\S]*)\)$/i.exec(source);
  const content = (match ? (match[1] as string) : source).trim();
  const quoted = /^@?(["'])([\s\S]*)\1$/.exec(content);
  return quoted ? (quoted[2] as string) : content;
}

/** `datetime(2025, 6, 14)`, with up to seven numbers. */
function fromList(content: string): bigint | null {
  const parts = content.split(',').map((part) => Number(part.trim()));
  if (parts.length < 3 || parts.length > 7 || parts.some((part) => !Number.isInteger(part))) return null;
  const [year, month, day, hour, minute, second, millisecond = 0] = parts as [number, number, number, ...number[]];
  return fromParts(year, month, day, hour, minute, second, millisecond * 10_000);
}

/** A literal as a constant, null where it says so; undefined for a node that is not a literal, or one that cannot be read. */
export function literal(node: SyntaxNode): Expr | undefined {
  switch (node.kind) {
    case 'StringLiteralExpression':
    case 'CompoundStringLiteralExpression':
    case 'TokenLiteralExpression':
      return text(node.stringValue);
    case 'NullLiteralExpression':
      return constant('dynamic', null);
    default:
  }
  const reading = READINGS[node.kind];
  if (!reading) return undefined;
  const content = inner(node.text);
  if (content.toLowerCase() === 'null') return constant(reading.type, null);
  const value = reading.read(content);
  return value === null ? undefined : constant(reading.type, value);
}

/** Whether a node is a literal that has no value, such as `datetime(tomorrow)`. */
export const isUnreadable = (node: SyntaxNode): boolean => node.kind in READINGS && literal(node) === undefined;

/** The least long, whose digits without the sign are no long. */
export const isLeastLong = (node: SyntaxNode): boolean =>
  node.kind === 'UnaryMinusExpression' && node.child('Expression')?.text === '9223372036854775808';

interface Reading {
  readonly type: ColumnType;
  read(content: string): Constant['value'];
}

const INT_BITS = 32;

const READINGS: Readonly<Record<string, Reading>> = {
  BooleanLiteralExpression: { type: 'bool', read: (content) => BOOLS.get(content.toLowerCase()) ?? null },
  IntLiteralExpression: {
    type: 'int',
    read(content) {
      const value = parseInt64(content);
      return value !== null && BigInt.asIntN(INT_BITS, BigInt(value)) === BigInt(value) ? value : null;
    },
  },
  LongLiteralExpression: { type: 'long', read: parseInt64 },
  RealLiteralExpression: { type: 'real', read: parseReal },
  DecimalLiteralExpression: { type: 'decimal', read: (content) => parseDecimal(content)?.toString() ?? null },
  DateTimeLiteralExpression: { type: 'datetime', read: (content) => parseDateTime(content) ?? fromList(content) },
  TimespanLiteralExpression: { type: 'timespan', read: parseTimeSpan },
  GuidLiteralExpression: { type: 'guid', read: (content) => toGuid(content, 'string') },
};

const BOOLS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);
