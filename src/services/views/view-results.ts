import { drillDownQuery } from '../../domain/views/drill-down.ts';
import {
  VIEW_LIMITS,
  formsOf,
  meaningOf,
  type Meaning,
  type Tile,
  type TileForm,
  type TilePart,
} from '../../domain/views/view.ts';
import type { Access } from '../../domain/principals/permissions.ts';
import { QueryArgumentError } from '../queries/run-query.ts';
import type { SharedResult } from '../queries/shared-result.ts';
import type { SharedResults } from '../queries/shared-results.ts';
import type { ShownView } from './read-views.ts';

/** What one part of a tile shows. */
export interface PartResult extends SharedResult {
  readonly part: TilePart;
  /** Of a number: the first value of the first row. */
  readonly value: unknown;
  /** Of a number: what its colour tells. */
  readonly meaning: Meaning | null;
  readonly nextAt: Date;
}

export interface TileResult {
  readonly tile: Tile;
  readonly form: TileForm;
  readonly parts: readonly PartResult[];
}

/** Which tiles of a view, in which form. */
export interface TileChoice {
  /** Ids of tiles; null for all. */
  readonly tiles: readonly string[] | null;
  /** The form of those that have it; the others, and all for null, are in their first. */
  readonly form: string | null;
}

/**
 * The results of a view's tiles, no older than its refresh interval. A tile whose query fails says so, the others go on. Throws a
 * `QueryArgumentError` for a tile or form that the view does not have.
 */
export async function viewResults(
  results: SharedResults,
  access: Access,
  { view }: ShownView,
  { tiles, form }: TileChoice,
): Promise<TileResult[]> {
  if (tiles !== null && tiles.length > VIEW_LIMITS.tiles) {
    throw new QueryArgumentError('tiles', `at most ${VIEW_LIMITS.tiles} ids of tiles`, tiles.length);
  }
  const wanted = tiles === null ? view.tiles : tiles.map((id) => tileOf(view.tiles, id));
  if (form !== null && !view.tiles.some((tile) => formsOf(tile).some(({ name }) => name === form))) {
    throw new QueryArgumentError('form', 'the name of a form of the view', form);
  }
  const maxAge = view.refreshSeconds * 1_000;
  return Promise.all(
    wanted.map(async (tile) => {
      const chosen = formOf(tile, form);
      const parts = await Promise.all(
        chosen.parts.map(async (part): Promise<PartResult> => {
          const result = await results.get(access.workspace, part.query, maxAge, access);
          const isNumber = part.kind === 'number' || part.kind === 'secondNumber';
          const value = isNumber ? (result.data?.rows[0]?.[0] ?? null) : null;
          const meaning = isNumber && result.data ? meaningOf(value, tile.colour) : null;
          return { ...result, part, value, meaning, nextAt: new Date(result.computedAt.getTime() + maxAge) };
        }),
      );
      return { tile, form: chosen, parts };
    }),
  );
}

const MOST_ITEM = 1_000;

/** The query behind a row of a tile's list; null for a tile without one. Throws a `QueryArgumentError`. */
export function drillDown({ view }: ShownView, id: string, form: string | null, item: string): string | null {
  if (item.length > MOST_ITEM) throw new QueryArgumentError('item', `a text of at most ${MOST_ITEM} characters`, item);
  const { drillDown: query } = formOf(tileOf(view.tiles, id), form);
  return query === null ? null : drillDownQuery(query, item);
}

function tileOf(tiles: readonly Tile[], id: string): Tile {
  const tile = tiles.find((candidate) => candidate.id === id);
  if (!tile) throw new QueryArgumentError('tile', 'the id of a tile of the view', id);
  return tile;
}

function formOf(tile: Tile, name: string | null): TileForm {
  const forms = formsOf(tile);
  return forms.find((form) => form.name === name) ?? forms[0]!;
}
