import type { Doors, Inbox } from './app.ts';
import type { FollowFaultsSubscription } from '../generated/graphql.ts';
import { operation, type Operation, type VariablesOf } from './operation.ts';

export const FAULT_CHANGES = operation(`subscription FollowFaults($after: String) { faultChanges(after: $after) {
  kind cursor at state previousState left faultId
  fault { id state version computer occurrences signal { key } } } }`);
export const ROOM_CHANGES = operation(`subscription FollowRooms($after: String) { roomChanges(after: $after) {
  kind cursor roomId health previousHealth } }`);
const HISTORY = operation(`query ReadFaultHistory($after: String) { faultChanges(first: 100, after: $after) {
  nodes { kind cursor at state previousState left faultId }
  pageInfo { hasNextPage endCursor } } }`);
const FAULTS = operation(`query ReadOpenFaults($after: String) {
  faults(filter: { states: [PENDING, OPEN, RESOLVED] }, first: 100, after: $after) {
    nodes { id state version computer occurrences signal { key } }
    pageInfo { hasNextPage endCursor } } }`);

/** One message of the fault feed with all that a test looks at. */
export type FaultMessage = FollowFaultsSubscription['faultChanges'];
export type FaultRow = NonNullable<FaultMessage['fault']>;
type FaultStep = Omit<FaultMessage, 'fault'>;

export const isSynced = ({ kind }: { kind: string }) => kind === 'SYNCED';

/** Subscribes to all faults and waits until it is in step; with a cursor, from there on. */
export async function followFaults(doors: Doors, after: string | null = null): Promise<Inbox<FaultMessage>> {
  const inbox = doors.subscribe(FAULT_CHANGES, { after });
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
  return byId(await allPages(doors, FAULTS, 'faults', {}));
}

/** Every change of a fault since a cursor, as the history gives them. */
export function faultHistory(doors: Doors, after: string | null): Promise<FaultStep[]> {
  return allPages(doors, HISTORY, 'faultChanges', { after });
}

/** The changes among messages, each once: after coming back with a cursor one may come twice. */
export function changesOf(messages: readonly FaultMessage[]): FaultStep[] {
  const seen = new Map<string, FaultStep>();
  for (const { fault: _, ...message } of messages) {
    if (message.faultId !== null && message.kind !== 'SNAPSHOT' && !seen.has(message.cursor))
      seen.set(message.cursor, message);
  }
  return [...seen.values()];
}

/** A page of a list. */
export interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** All entries of a list, page by page, from `after` on. */
export async function allPages<Field extends string, Node, Variables extends { after?: string | null | undefined }>(
  doors: Doors,
  query: Operation<Record<Field, Page<Node>>, Variables>,
  field: Field,
  variables: Variables,
): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let { after } = variables; ;) {
    const { [field]: page } = await doors.ask(query, ...([{ ...variables, after }] as VariablesOf<Variables>));
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

function byId(rows: FaultRow[]): FaultRow[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
