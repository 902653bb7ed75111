import { formsOf } from '../../domain/views/view.ts';
import type { Meaning, TileType } from '../../generated/graphql.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';
import { enumValue } from './enum-value.ts';

export const Tile: ResolversOf<'Tile'> = {
  type: ({ type }) => enumValue(type) as TileType,
  meaning: ({ colour }) => enumValue(colour.meaning) as Meaning,
  thresholds: ({ colour }) =>
    colour.thresholds.map(({ from, meaning }) => ({ from, meaning: enumValue(meaning) as Meaning })),
  forms: (tile) => formsOf(tile),
};
