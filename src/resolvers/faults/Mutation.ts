import type { MutationResolvers } from '../../generated/graphql.ts';
import type { FaultDocument } from '../../models/fault.ts';
import {
  acknowledgeFault as acknowledge,
  faultNotFound,
  unacknowledgeFault as unacknowledge,
} from '../../services/faults/acknowledge-fault.ts';
import type { Context } from '../common/context.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const NONE: { fault: FaultDocument | null } = { fault: null };

export const acknowledgeFault: MutationResolvers['acknowledgeFault'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const id = ourId('Fault', input.faultId, faultNotFound);
    await refuseUnseen(context, id);
    await acknowledge(context.core, context.viewer.workspace, id, context.viewer.name, input.note ?? null);
    return reload(context, id);
  });

export const unacknowledgeFault: MutationResolvers['unacknowledgeFault'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const id = ourId('Fault', input.faultId, faultNotFound);
    await refuseUnseen(context, id);
    await unacknowledge(context.core, context.viewer.workspace, id, context.viewer.name);
    return reload(context, id);
  });

/** A fault out of the caller's sites is not found. Throws a `CommandError`. */
async function refuseUnseen({ loaders, viewer }: Context, id: string): Promise<void> {
  if (viewer.sites != null && (await loaders.faultById.clear(id).load(id)) === null) throw faultNotFound();
  loaders.faultById.clear(id);
}

async function reload({ loaders }: Context, id: string): Promise<{ fault: FaultDocument | null }> {
  return { fault: await loaders.faultById.load(id) };
}
