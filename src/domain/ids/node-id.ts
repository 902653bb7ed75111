/** The types that can be fetched by id. */
export const NODE_TYPES = [
  'Room',
  'Site',
  'Building',
  'Device',
  'Fault',
  'Event',
  'Collector',
  'SavedQuery',
  'View',
  'ScheduledExport',
  'ExportKey',
  'Alert',
  'AlertRule',
  'Person',
  'ApiKey',
  'ActionGroup',
  'Delivery',
  'Silence',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

const MAX_LENGTH = 200;

/** An id as clients see it: unique across all types. */
export function toNodeId(type: NodeType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/** The type and the internal id of a client's id; null for a malformed one. */
export function fromNodeId(nodeId: string): { type: NodeType; id: string } | null {
  if (nodeId.length > MAX_LENGTH) return null;
  const text = Buffer.from(nodeId, 'base64url').toString();
  const colon = text.indexOf(':');
  const type = NODE_TYPES.find((known) => known === text.slice(0, colon));
  const id = text.slice(colon + 1);
  return type && id !== '' && toNodeId(type, id) === nodeId ? { type, id } : null;
}

/** The internal id of a client's id of this type; null for a malformed id or one of another type, which is never found. */
export function idOf(type: NodeType, nodeId: string): string | null {
  const node = fromNodeId(nodeId);
  return node?.type === type ? node.id : null;
}

/** The stored ids of a filter's node ids. Foreign ids are dropped, because they match nothing. */
export function idsOf(type: NodeType, nodeIds: readonly string[] | null | undefined): string[] | null {
  return nodeIds?.map((nodeId) => idOf(type, nodeId)).filter((id) => id !== null) ?? null;
}
