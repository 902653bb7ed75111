import type { ColumnType } from '../../../domain/tables/schema.ts';
import { batches } from '../../evaluate/context.ts';
import { SpanError } from '../../plan/errors.ts';
import type { Column, Expr, PlanNode } from '../../plan/plan.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { TableReader } from '../../syntax/table-reader.ts';
import { unwrap } from '../../values/convert.ts';
import { type Dynamic, isBag } from '../../values/dynamic.ts';
import { checkColumn } from '../../values/limits.ts';
import type { Value } from '../../values/value.ts';
import { collectHeld } from '../shared/collect-held.ts';
import { cast } from '../shared/expansion.ts';
import { step } from '../shared/operator.ts';
import type { Plugin } from './plugin.ts';

interface Args {
  readonly bag: number;
  readonly prefix: string;
  readonly conflict: string;
  readonly ignored: Expr | null;
  readonly declared: readonly Column[] | null;
}

const PARAMETERS = ['OutputColumnPrefix', 'columnsConflict', 'ignoredProperties'];

function bagColumn(call: SyntaxNode, input: PlanNode, t: TableReader): number {
  const [first] = call.child('ArgumentList')?.list('Expressions') ?? [];
  const column = t.on(input.columns).expr(first as SyntaxNode);
  return column.k === 'column' ? column.index : t.refuse(first as SyntaxNode, 'bag_unpack needs the name of a column.');
}

export const bagUnpack: Plugin = {
  name: 'bag_unpack',
  usage:
    "T | evaluate bag_unpack(Column [, Prefix] [, columnsConflict='error'|'replace_source'|'keep_source'] [, ignoredProperties])",
  summary: 'Turns the members of a bag into columns, in the order of their names.',
  untouched: (call, input, t) => {
    const bag = bagColumn(call, input, t);
    return input.columns.filter((_, index) => index !== bag);
  },
  read(call, input, t, declared) {
    const [, ...rest] = call.child('ArgumentList')?.list('Expressions') ?? [];
    const given = new Map<string, SyntaxNode>();
    rest.forEach((item, index) => {
      if (item.kind === 'SimpleNamedExpression') {
        given.set((item.child('Name') as SyntaxNode).name, item.child('Expression') as SyntaxNode);
      } else given.set(PARAMETERS[index] ?? '', item);
    });
    const textOf = (name: string, fallback: string) => {
      const node = given.get(name);
      return node ? t.literalText(node) : fallback;
    };
    const ignored = given.get('ignoredProperties');
    const args: Args = {
      bag: bagColumn(call, input, t),
      prefix: textOf('OutputColumnPrefix', ''),
      conflict: textOf('columnsConflict', 'error'),
      ignored: ignored ? t.on([]).expr(ignored) : null,
      declared,
    };
    return t.node('(bag_unpack)', call, [input], args, declared ?? []);
  },
  step: step<Args>('(bag_unpack)', 'bounded', async function* (node, context) {
    const { bag, prefix, conflict, ignored, declared } = node.args;
    const input = node.inputs[0]!;
    const skipped = new Set(ignored ? (context.compile(ignored)([]) as Dynamic[] | null) : []);
    if (declared) {
      const places = declared.map(({ name }) => input.columns.findIndex((column) => column.name === name));
      for await (const batch of context.run(input)) {
        yield batch.map((row) => {
          const content = row[bag];
          return declared.map(({ name, type }, index): Value => {
            const key = name.startsWith(prefix) ? name.slice(prefix.length) : name;
            const member = isBag(content) && !skipped.has(key) ? content.get(key) : undefined;
            if (member !== undefined) return cast(member, type);
            const place = places[index]!;
            return place >= 0 && place !== bag ? (row[place] ?? null) : null;
          });
        });
      }
      return;
    }
    const rows = await collectHeld(context.run(input), context, 'evaluate bag_unpack', node.span);
    const types = new Map<string, ColumnType>();
    for (const row of rows) {
      const content = row[bag];
      if (!isBag(content)) continue;
      for (const [key, member] of content) {
        if (member === null || skipped.has(key)) continue;
        checkColumn(key, types.size);
        const type = unwrap(member).type;
        const known = types.get(key);
        types.set(key, known === undefined || known === type ? type : 'dynamic');
      }
    }
    // for each output column its source: a column, or a member of the bag
    const outputs: { column: Column; from: number | string }[] = input.columns.flatMap((column, index) =>
      index === bag ? [] : [{ column, from: index }],
    );
    const places = new Map(outputs.map(({ column }, index) => [column.name, index]));
    for (const key of [...types.keys()].sort()) {
      const column = { name: prefix + key, type: types.get(key) as ColumnType };
      const existing = places.get(column.name);
      if (existing === undefined) outputs.push({ column, from: key });
      else if (conflict === 'replace_source') outputs[existing] = { column, from: key };
      else if (conflict !== 'keep_source') {
        throw new SpanError('BAD_ARGUMENT', `bag_unpack: the table already has a column '${column.name}'.`, node.span);
      }
    }
    context.discover(outputs.map(({ column }) => column));
    context.hold(rows.length * (40 + 8 * outputs.length), 'evaluate bag_unpack', node.span);
    yield* batches(
      rows.map((row) => {
        const content = row[bag];
        return outputs.map(({ column, from }): Value => {
          if (typeof from === 'number') return row[from] ?? null;
          const member = isBag(content) ? content.get(from) : undefined;
          if (column.type === 'dynamic') return member ?? null;
          return member === undefined ? null : cast(member, column.type);
        });
      }),
    );
  }),
};
