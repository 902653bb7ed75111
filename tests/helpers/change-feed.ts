import type { Doors, Inbox } from './app.ts';

/** One message of the fault feed with all that a test looks at. */
export interface FaultMessage {
  kind: string;
  cursor: string;
  at: string;
  state: string | null;
  previousState: string | null;
  left: boolean;
  faultId: string | null;
  fault: FaultRow | null;
}

export interface FaultRow {
  id: string;
  state: string;
  version: number;
  computer: string;
  occurrences: number;
  signal: { key: string };
}

export interface RoomMessage {
  kind: string;
  cursor: string;
  roomId: string | null;
  health: string | null;
  previousHealth: string | null;
}

const MESSAGE = 'kind cursor at state previousState left faultId';
const FAULT = 'id state version computer occurrences signal { key }';

export const FAULT_CHANGES = `subscription ($after: String) { faultChanges(after: $after) { ${MESSAGE} fault { ${FAULT} } } }`;
export const ROOM_CHANGES = `subscription ($after: String) { roomChanges(after: $after) { kind cursor roomId health previousHealth } }`;
const HISTORY = `query ($after: String) { faultChanges(first: 100, after: $after) { nodes { ${MESSAGE} } pageInfo { hasNextPage endCursor } } }`;
const FAULTS = `query ($after: String) { faults(filter: { states: [PENDING, OPEN, RESOLVED] }, first: 100, after: $after) { nodes { ${FAULT} } pageInfo { hasNextPage endCursor } } }`;

export const isSynced = ({ kind }: { kind: string }) => kind === 'SYNCED';

/** Subscribes to all faults and waits until it is in step; with a cursor, from there on. */
export async function followFaults(doors: Doors, after: string | null = null): Promise<Inbox<FaultMessage>> {
  const inbox = doors.subscribe<FaultMessage>(FAULT_CHANGES, { after });
  await inbox.until(isSynced);
  return inbox;
}

/** The list that a client holds which does as the contract says, whatever connections its messages came over. */
export function foldMessages(messages: readonly FaultMessage[]): FaultRow[] {
  const held = new Map<string, FaultRow>();
  for (const { kind, left, faultId, fault } of messages) {
    if (kind === 'GAP') held.clear();
    if (faultId === null || fault === null) continue;
    if (left) held.delete(faultId);
    else if (fault.version >= (held.get(faultId)?.version ?? 0)) held.set(faultId, fault);
  }
  return byId([...held.values()]);
}

/** The faults that are not CLOSED, as a query gives them. */
export async function openFaults(doors: Doors): Promise<FaultRow[]> {
  return byId(await allPages(doors, FAULTS, 'faults'));
}

/** Every change of a fault since a cursor, as the history gives them. */
export function faultHistory(doors: Doors, after: string | null): Promise<FaultMessage[]> {
  return allPages(doors, HISTORY, 'faultChanges', after);
}

/** The changes among messages, each once: after coming back with a cursor one may come twice. */
export function changesOf(messages: readonly FaultMessage[]): Omit<FaultMessage, 'fault'>[] {
  const seen = new Map<string, Omit<FaultMessage, 'fault'>>();
  for (const { fault: _, ...message } of messages) {
    if (message.faultId !== null && message.kind !== 'SNAPSHOT' && !seen.has(message.cursor))
      seen.set(message.cursor, message);
  }
  return [...seen.values()];
}

export async function allPages(
  doors: Doors,
  query: string,
  field: string,
  after: string | null = null,
  variables: Record<string, unknown> = {},
): Promise<any[]> {
  const nodes: any[] = [];
  for (let cursor = after; ;) {
    const { [field]: page } = await doors.ask(query, { ...variables, after: cursor });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    cursor = page.pageInfo.endCursor;
  }
}

function byId(rows: FaultRow[]): FaultRow[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
