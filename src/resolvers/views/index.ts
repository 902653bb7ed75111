import type { Feature } from '../common/feature.ts';
import { DrillDown } from './DrillDown.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { Tile } from './Tile.ts';
import { TileForm } from './TileForm.ts';
import { TilePart } from './TilePart.ts';
import { TilePartResult } from './TilePartResult.ts';
import { TileResult } from './TileResult.ts';
import { View } from './View.ts';

export const views = {
  resolvers: { View, Tile, TileForm, TilePart, TileResult, TilePartResult, DrillDown, Query, Mutation },
} satisfies Feature;
