import type { Model, PipelineStage } from 'mongoose';
import { within } from './within.ts';

/**
 * Documents of a workspace by their ids; a foreign id is not found. The ids stand in a `$match` of their own: SecantusDB (0.6.0b17) uses
 * the index of `_id` only where it covers all of a filter, and no compound index for `$in`; mongod merges the two.
 */
export function readByIds<D>(
  model: Model<D>,
  workspace: string,
  ids: readonly string[],
  projection: Readonly<Record<string, 0 | 1>> | null = null,
): Promise<D[]> {
  return readOfIds(model, within(workspace, {}), ids, projection);
}

/** The document of a workspace with this id; null for a foreign or unknown id. */
export async function readById<D>(model: Model<D>, workspace: string, id: string): Promise<D | null> {
  const [found] = await readByIds(model, workspace, [id]);
  return found ?? null;
}

/** Documents among these ids that also meet a condition, which must hold the workspace. */
export async function readOfIds<D>(
  model: Model<D>,
  condition: { readonly workspace: unknown },
  ids: readonly string[],
  projection: Readonly<Record<string, 0 | 1>> | null = null,
): Promise<D[]> {
  const stages: PipelineStage[] = [{ $match: { _id: { $in: [...ids] } } }, { $match: condition }];
  if (projection) stages.push({ $project: projection });
  return model.aggregate<D>(stages);
}
