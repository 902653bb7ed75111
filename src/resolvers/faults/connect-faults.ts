import type { FaultFilter } from '../../domain/faults/fault-filter.ts';
import { sitesWithin } from '../../domain/principals/permissions.ts';
import type { FaultState } from '../../domain/health/device.ts';
import { FAULT_ORDER, type FaultDocument } from '../../models/fault.ts';
import { connect, connectInMemory, listScope, type Connection, type PageArguments } from '../common/connection.ts';
import type { Context } from '../common/context.ts';

/**
 * The faults of a room or a device. Those that are not CLOSED are few, and loaded for all parents of a list at once;
 * the closed ones of years are read by the page.
 */
export async function connectFaults(
  context: Context,
  owner: string,
  filter: FaultFilter,
  args: PageArguments & { states?: readonly FaultState[] | null },
  loadFew: (states: readonly FaultState[]) => Promise<FaultDocument[]>,
): Promise<Connection<FaultDocument>> {
  const { cursors, models, viewer } = context;
  const { states } = args;
  const scope = listScope('faults', viewer.workspace, { owner, states });
  if (states && !states.includes('CLOSED')) {
    return connectInMemory(cursors, scope, await loadFew(states), FAULT_ORDER, args);
  }
  const { faults } = models;
  return connect(
    cursors,
    scope,
    faults.model,
    faults.list(viewer.workspace, { ...filter, states, sites: sitesWithin(viewer, filter.sites) }),
    args,
  );
}
