import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { RunContext } from '../../evaluate/context.ts';
import { BadRegexError, escapeRegex, regex } from '../../functions/support/regex.ts';
import type { Column, Expr, PlanNode } from '../../plan/plan.ts';
import { parametersOf, wordOf } from '../../syntax/nodes.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { TableReader } from '../../syntax/table-reader.ts';
import { convert } from '../../values/convert.ts';
import type { Row, Value } from '../../values/value.ts';

/** What parse and parse-where share: the pattern as one regular expression with a group for each column. */
export interface ParseArgs {
  readonly source: Expr;
  readonly pattern: string;
  /** The column that each group sets, and its type. */
  readonly targets: readonly number[];
  readonly types: readonly ColumnType[];
  /** A value of the wrong type makes only its own column null. */
  readonly isRelaxed: boolean;
  readonly width: number;
}

/** Groups have names, because the pattern's own text may contain groups too. */
const groupName = (index: number): string => `column${index}`;

/** The text that a column of each type matches in simple mode; other types match any text and are converted. */
const SHAPES: Readonly<Partial<Record<ColumnType, string>>> = {
  long: String.raw`[-+]?(?:0[xX][0-9a-fA-F]+|\d+)`,
  int: String.raw`[-+]?\d+`,
  real: String.raw`[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?`,
  decimal: String.raw`[-+]?\d+(?:\.\d*)?`,
  bool: '(?i:true|false)',
};

export function readParse(
  node: SyntaxNode,
  input: PlanNode,
  t: TableReader,
): { readonly source: PlanNode; readonly args: ParseArgs; readonly columns: Column[] } {
  const parameters = parametersOf(node);
  const kind = (wordOf(parameters.get('kind')) ?? 'simple').toLowerCase();
  if (!['simple', 'regex', 'relaxed'].includes(kind)) t.unsupported(node, `parse kind '${kind}'`);
  const isRegex = kind === 'regex';
  const flags = wordOf(parameters.get('flags')) ?? '';
  if (/[^UmsixU]/.test(flags)) t.refuse(node, `'${flags}' are not flags of parse: U, m, s, i are.`);
  const row = t.over(input);
  const source = row.expr(node.child('Expression') as SyntaxNode);
  const columns = [...input.columns];
  const targets: number[] = [];
  const types: ColumnType[] = [];
  const capture = (type: ColumnType, name: string): string => {
    const shape = SHAPES[type];
    const group = (inside: string) => `(?P<${name}>${inside})`;
    if (isRegex) return group(shape ?? '.*');
    if (!shape) return group('.*?');
    return kind === 'relaxed' ? `(?:${group(shape)}|.*?)` : group(shape);
  };
  const parts = node.list('Patterns').map((part): string => {
    if (part.kind === 'StarExpression') return isRegex ? '.*' : '.*?';
    if (part.kind.includes('StringLiteral')) return isRegex ? `(?:${part.stringValue})` : escapeRegex(part.stringValue);
    const declared = part.kind === 'NameAndTypeDeclaration' ? (part.child('Name') as SyntaxNode) : part;
    const scalar = part.child('Type')?.symbol?.scalarType;
    const type: ColumnType = scalar && scalar !== 'unknown' ? scalar : 'string';
    const found = columns.findIndex((column) => column.name === declared.name);
    const index = found < 0 ? columns.length : found;
    columns[index] = { name: declared.name, type };
    targets.push(index);
    types.push(type);
    return capture(type, groupName(targets.length - 1));
  });
  const inline = isRegex ? (flags ? `(?${flags})` : '') : '(?s)';
  const pattern = `${inline}^${parts.join('')}$`;
  try {
    regex(pattern);
  } catch (error) {
    if (error instanceof BadRegexError) t.refuse(node, error.message);
    throw error;
  }
  const args = { source, pattern, targets, types, isRelaxed: kind === 'relaxed', width: input.columns.length };
  return { source: row.input(), args, columns };
}

/** Sets the columns of a row. `matched` is false when the pattern, or in simple mode a type, does not fit. */
export function parser(args: ParseArgs, context: RunContext): (row: Row) => { row: Row; matched: boolean } {
  const source = context.compile(args.source);
  const type = args.source.type;
  const compiled = regex(args.pattern);
  const names = args.types.map((_, index) => groupName(index));
  return (row) => {
    const match = compiled.named(convert(source(row), type, 'string') as string, names);
    const result = row.slice(0, args.width);
    let matched = match !== null;
    const values: Value[] = args.types.map((target, index) => {
      const captured = match?.[index];
      if (captured === undefined || captured === null) {
        if (target !== 'string' && !args.isRelaxed) matched = false;
        return target === 'string' ? '' : null;
      }
      const value = convert(captured, 'string', target);
      if (value === null) matched = false;
      return value;
    });
    const keeps = matched || (args.isRelaxed && match !== null);
    args.targets.forEach((target, index) => {
      result[target] = keeps ? (values[index] as Value) : args.types[index] === 'string' ? '' : null;
    });
    return { row: result, matched };
  };
}
