import type { Meaning, TilePartKind } from '../../generated/graphql.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';
import { enumValue } from './enum-value.ts';

export const TilePartResult: ResolversOf<'TilePartResult'> = {
  kind: ({ part }) => enumValue(part.kind) as TilePartKind,
  meaning: ({ meaning }) => meaning && (enumValue(meaning) as Meaning),
};
