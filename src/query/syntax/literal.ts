import { constant, type Expr, text } from '../plan/plan.ts';
import { toGuid } from '../values/convert.ts';
import { fromParts, parseDateTime } from '../values/datetime.ts';
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

/** A literal as a constant; undefined for a node that is not a literal. A literal that cannot be parsed is null, as `int(abc)` is. */
export function literal(node: SyntaxNode): Expr | undefined {
  const content = inner(node.text);
  switch (node.kind) {
    case 'StringLiteralExpression':
    case 'CompoundStringLiteralExpression':
    case 'TokenLiteralExpression':
      return text(node.stringValue);
    case 'BooleanLiteralExpression': {
      const lower = content.toLowerCase();
      return constant(
        'bool',
        lower === 'true' || lower === '1' ? true : lower === 'false' || lower === '0' ? false : null,
      );
    }
    case 'IntLiteralExpression':
      return constant('int', parseInt64(content));
    case 'LongLiteralExpression':
      return constant('long', parseInt64(content));
    case 'RealLiteralExpression':
      return constant('real', parseReal(content));
    case 'DecimalLiteralExpression':
      return constant('decimal', content.toLowerCase() === 'null' ? null : content);
    case 'DateTimeLiteralExpression':
      return constant('datetime', parseDateTime(content) ?? fromList(content));
    case 'TimespanLiteralExpression':
      return constant('timespan', parseTimeSpan(content));
    case 'GuidLiteralExpression':
      return constant('guid', toGuid(content, 'string'));
    case 'NullLiteralExpression':
      return constant('dynamic', null);
    default:
      return undefined;
  }
}
