import type { TilePartKind } from '../../generated/graphql.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';
import { enumValue } from './enum-value.ts';

export const TilePart: ResolversOf<'TilePart'> = {
  kind: ({ kind }) => enumValue(kind) as TilePartKind,
  columns: ({ columns }) => [...columns],
};
