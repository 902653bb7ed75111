import type { MutationResolvers } from '../../generated/graphql.ts';
import type { FaultDocument } from '../../models/fault.ts';
import {
  acknowledgeFault as acknowledge,
  faultNotFound,
  unacknowledgeFault as unacknowledge,
} from '../../services/acknowledge-fault.ts';
import type { Context } from '../context.ts';
import { idOf } from '../../domain/node-id.ts';
import { answer } from './payload.ts';

const NONE: { fault: FaultDocument | null } = { fault: null };

export const acknowledgeFault: MutationResolvers['acknowledgeFault'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const id = faultId(input.faultId);
    await acknowledge(context.parts, context.viewer.workspace, id, context.viewer.name, input.note ?? null);
    return reload(context, id);
  });

export const unacknowledgeFault: MutationResolvers['unacknowledgeFault'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const id = faultId(input.faultId);
    await unacknowledge(context.parts, context.viewer.workspace, id, context.viewer.name);
    return reload(context, id);
  });

function faultId(nodeId: string): string {
  const id = idOf('Fault', nodeId);
  if (id === null) throw faultNotFound();
  return id;
}

async function reload({ loaders }: Context, id: string): Promise<{ fault: FaultDocument | null }> {
  return { fault: await loaders.faultById.load(id) };
}
