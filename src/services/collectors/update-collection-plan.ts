import { refusePlan, type CollectionPlan } from '../../domain/collectors/collection-plan.ts';
import { CommandError } from '../../errors.ts';
import type { Core } from '../core.ts';

/** Changes what agents collect; a member that is left out stays as it is. */
export async function updateCollectionPlan(
  { workspaces }: Core,
  workspace: string,
  change: Partial<CollectionPlan>,
): Promise<CollectionPlan> {
  const { plan } = await workspaces.get(workspace);
  const next = { ...plan, ...change };
  const refusal = refusePlan(next);
  if (refusal) throw new CommandError('INVALID', refusal.expected, ['input', ...refusal.field]);
  return (await workspaces.change(workspace, { plan: next })).plan;
}
