import { sameCalendar } from '../../domain/sites/calendar.ts';
import { foldName } from '../../domain/text/names.ts';
import { roomChange, type RoomState } from '../../domain/rooms/recompute.ts';
import { CommandError } from '../../errors.ts';
import type { RoomDocument } from '../../models/room.ts';
import type { Core } from '../core.ts';
import { newRoom } from './new-room.ts';
import { roomState, withChanges } from './room-document.ts';
import { checkedCalendar, type CalendarInput } from '../sites/check-calendar.ts';
import { workOffRooms } from '../outbox/work-off.ts';

const MAX_NAME = 200;
const MAX_TAGS = 50;
const NAME = `a name of 1 to ${MAX_NAME} characters`;

/** What people say about a room. In an update a member that is undefined stays, and null clears. */
export interface RoomInput extends CalendarInput {
  name?: string | null;
  site?: string | null;
  building?: string | null;
  floor?: string | null;
  account?: string | null;
  tags?: readonly string[] | null;
}

/** Makes a room; answers its id. Throws a `CommandError` for a member that cannot be taken and a name in use. */
export async function createRoom(core: Core, workspace: string, input: RoomInput): Promise<string> {
  const members = checkedMembers(input);
  const now = core.clock();
  const room = newRoom(workspace, members.name!, now, { ...members, revision: 0, madeFor: null });
  const inserted = await core.models.rooms.insert([room]);
  if (inserted.length === 0) throw taken();
  await workOffRooms(core, workspace, [room._id]);
  return room._id;
}

/** Changes what is said about a room; its devices' faults follow. Throws a `CommandError`. */
export async function updateRoom(core: Core, workspace: string, roomId: string, input: RoomInput): Promise<void> {
  const members = checkedMembers(input);
  for (;;) {
    const now = core.clock();
    const found = await core.models.rooms.byId(workspace, roomId);
    if (!found) throw roomNotFound();
    const next = updatedRoom(found, members, now);
    if (next === found) return;
    await refuseTakenName(core, next);
    const won = await core.models.rooms.save(workspace, [next]);
    if (won.has(roomId)) return workOffRooms(core, workspace, [roomId]);
  }
}

/** The room with what is said about it; the same object where that changes nothing. */
export function updatedRoom(room: RoomDocument, members: Partial<RoomState>, now: Date): RoomDocument {
  const before = roomState(room);
  const named = members.name !== undefined ? { namedAfter: 'PERSON' as const } : {};
  const after: RoomState = { ...before, ...members, ...named };
  const same =
    (['name', 'site', 'building', 'floor'] as const).every((member) => after[member] === before[member]) &&
    after.tags.join('\n') === before.tags.join('\n') &&
    (after.account ?? null) === (before.account ?? null) &&
    sameCalendar(after, before);
  if (same && after.namedAfter === before.namedAfter) return room;
  const { id: _id, ...kept } = same ? after : { ...after, version: after.version + 1 };
  const changes = same ? [] : [roomChange(before, { ...kept, id: room._id }, 'UPDATED', 'Edited', now)];
  return { ...room, ...kept, nameKey: foldName(kept.name), goesWhenEmpty: false, ...withChanges(room, changes, now) };
}

async function refuseTakenName(core: Core, room: RoomDocument): Promise<void> {
  const used = await core.models.rooms.byNameKeys(room.workspace, [room.nameKey]);
  if (used.some((other) => other._id !== room._id)) throw taken();
}

/** What is said about a room, checked. Throws a `CommandError`. */
export function checkedMembers(input: RoomInput): Partial<RoomState> {
  const members: Partial<RoomState> = checkedCalendar(input);
  if (input.name !== undefined) members.name = text(input.name, 'name') ?? refuse('name', NAME);
  for (const member of ['site', 'building', 'floor', 'account'] as const) {
    if (input[member] !== undefined) members[member] = text(input[member] ?? null, member);
  }
  if (input.tags !== undefined) {
    const tags = [...new Set((input.tags ?? []).map((tag) => text(tag, 'tags')).filter((tag) => tag !== null))];
    if (tags.length > MAX_TAGS) refuse('tags', `at most ${MAX_TAGS} tags`);
    members.tags = tags;
  }
  return members;
}

function text(value: string | null, member: string): string | null {
  const trimmed = value?.trim() ?? '';
  if (trimmed.length > MAX_NAME) refuse(member, member === 'name' ? NAME : `at most ${MAX_NAME} characters`);
  return trimmed === '' ? null : trimmed;
}

function refuse(member: string, expected: string): never {
  throw new CommandError('INVALID', expected, ['input', member]);
}

function taken(): CommandError {
  return new CommandError('TAKEN', 'a name that no other room has', ['input', 'name']);
}

export function roomNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a room', ['input', 'roomId']);
}
