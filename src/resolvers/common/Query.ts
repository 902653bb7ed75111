import type { QueryResolvers } from '../../generated/graphql.ts';
import { findAlertRule } from '../../services/alerts/read-alert-rules.ts';
import { readCollector } from '../../services/collectors/read-collectors.ts';
import { findActionGroup } from '../../services/notices/read-action-groups.ts';
import { findView } from '../../services/views/read-views.ts';
import type { Context } from './context.ts';
import { badInput } from './bad-input.ts';
import { mayDo, reachesSite } from '../../domain/principals/permissions.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import { needOfType } from '../../permissions.ts';
import { fromNodeId, type NodeType } from '../../domain/ids/node-id.ts';

const MAX_NODES = 100;

export const node: QueryResolvers['node'] = (_root, { id }, context) => load(id, context);

export const nodes: QueryResolvers['nodes'] = (_root, { ids }, context) => {
  if (ids.length > MAX_NODES) throw badInput('ids', `at most ${MAX_NODES} ids`, ids.length);
  return Promise.all(ids.map((id) => load(id, context)));
};

/** The node, or null where it is of a type that the caller may not see, and where the id is malformed, foreign or of nothing that is there. */
async function load(nodeId: string, { loaders, core, viewer }: Context) {
  const known = fromNodeId(nodeId);
  if (!known || !seesType(viewer, known.type)) return null;
  switch (known.type) {
    case 'Room':
      return loaders.roomById.load(known.id);
    case 'Site':
      return within(viewer, await core.models.sites.byId(viewer.workspace, known.id), ({ name }) => name);
    case 'Building':
      return within(viewer, await core.models.buildings.byId(viewer.workspace, known.id), ({ site }) => site);
    case 'Device':
      return loaders.deviceById.load(known.id);
    case 'Fault':
      return loaders.faultById.load(known.id);
    case 'Event':
      return loaders.eventById.load(known.id);
    case 'SavedQuery':
      return loaders.savedQueryById.load(known.id);
    case 'View':
      return findView(core, viewer.workspace, { id: known.id });
    case 'Collector':
      return readCollector(core, viewer.workspace, known.id);
    case 'ScheduledExport':
      return core.models.scheduledExports.byId(viewer.workspace, known.id);
    case 'Alert':
      return loaders.alertById.load(known.id);
    case 'AlertRule':
      return findAlertRule(core, viewer.workspace, known.id);
    case 'ActionGroup':
      return findActionGroup(core, viewer.workspace, known.id);
    case 'Silence':
      return core.models.silences.byId(viewer.workspace, known.id);
    case 'Delivery':
      return core.models.deliveries.byId(viewer.workspace, known.id);
    case 'ExportKey':
      return core.models.exportKeys.byId(viewer.workspace, known.id);
    case 'Person':
      return core.models.people.byId(viewer.workspace, known.id);
    case 'ApiKey':
      return core.models.apiKeys.byId(viewer.workspace, known.id);
  }
}

/** A node of a site out of the caller's reach is not there. */
function within<D>(viewer: Viewer, found: D | null, siteOf: (document: D) => string | null): D | null {
  return found !== null && reachesSite(viewer, siteOf(found)) ? found : null;
}

/** A node of a type that the caller may not see is answered like one that is not there. */
function seesType(viewer: Viewer, type: NodeType): boolean {
  const need = needOfType(type);
  return need !== undefined && (need === 'signed-in' || mayDo(viewer, need));
}
