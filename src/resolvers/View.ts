import { toNodeId } from '../domain/ids/node-id.ts';
import { formsOf } from '../domain/views/view.ts';
import type {
  DrillDownResolvers,
  Meaning,
  TileFormResolvers,
  TilePartKind,
  TilePartResolvers,
  TilePartResultResolvers,
  TileResolvers,
  TileResultResolvers,
  TileType,
  ViewResolvers,
} from '../generated/graphql.ts';
import { runQuery } from '../services/queries/run-query.ts';
import { askerOf, told } from './Query/kql.ts';

export const View: ViewResolvers = {
  __isTypeOf: (value) => 'shipped' in value,
  id: ({ id }) => toNodeId('View', id),
  name: ({ view }) => view.name,
  description: ({ view }) => view.description,
  refreshSeconds: ({ view }) => view.refreshSeconds,
  tiles: ({ view }) => view.tiles,
};

export const Tile: TileResolvers = {
  type: ({ type }) => upper(type) as TileType,
  meaning: ({ colour }) => upper(colour.meaning) as Meaning,
  thresholds: ({ colour }) =>
    colour.thresholds.map(({ from, meaning }) => ({ from, meaning: upper(meaning) as Meaning })),
  forms: (tile) => formsOf(tile),
};

export const TileForm: TileFormResolvers = {
  parts: ({ parts }) => [...parts],
};

export const TilePart: TilePartResolvers = {
  kind: ({ kind }) => upper(kind) as TilePartKind,
  columns: ({ columns }) => [...columns],
};

export const TileResult: TileResultResolvers = {
  tile: ({ tile }) => tile.id,
  form: ({ form }) => form.name,
  parts: ({ parts }) => [...parts],
};

export const TilePartResult: TilePartResultResolvers = {
  kind: ({ part }) => upper(part.kind) as TilePartKind,
  meaning: ({ meaning }) => meaning && (upper(meaning) as Meaning),
};

export const DrillDown: DrillDownResolvers = {
  result: ({ query }, { first, after }, context) =>
    told(() =>
      runQuery(
        context.core,
        context.queries,
        context.cursors,
        { query, timespan: null, first: first ?? 1000, after: after ?? null },
        { ...askerOf(context), signal: context.signal },
      ),
    ),
};

/** Words of view files as enums are written: `two-numbers` and `secondNumber` with `_` and upper case. */
const upper = (word: string) =>
  word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
