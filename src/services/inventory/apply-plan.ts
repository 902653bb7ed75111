import type { Place } from '../../domain/health/device.ts';
import { settle } from '../../domain/health/transition.ts';
import { isUntouched, type ImportPlan, type RoomPlan } from '../../domain/inventory/plan-import.ts';
import { placeOf, samePlace } from '../../domain/rooms/recompute.ts';
import { foldName } from '../../domain/text/names.ts';
import type { DeviceDocument } from '../../models/device.ts';
import type { RoomDocument } from '../../models/room.ts';
import { rulesOf, type Core } from '../core.ts';
import { moveStep } from '../devices/move-device.ts';
import { firstDocument } from '../devices/register-devices.ts';
import { nextDocument, stateOf, stepDevices, stepOf } from '../devices/save-devices.ts';
import { workOffDevices, workOffRooms } from '../outbox/work-off.ts';
import { updatedRoom } from '../rooms/change-room.ts';
import { newRoom } from '../rooms/new-room.ts';
import { roomState, withChanges } from '../rooms/room-document.ts';

/**
 * Carries a plan out, in an order in which a crash leaves nothing half: rooms first, then devices, which carry the rooms to recompute in
 * their outboxes. A room that is to go is marked before its devices move. Answers the ids of the rooms that are as planned, by their index;
 * where somebody else was faster, the room is left out and planned again.
 */
export async function applyPlan(core: Core, workspace: string, plan: ImportPlan): Promise<Map<number, string>> {
  const now = core.clock();
  const [made, changed] = await Promise.all([
    makeRooms(core, workspace, plan.rooms, now),
    changeRooms(core, workspace, plan.rooms, now),
  ]);
  const rooms = new Map([...made, ...changed.rooms]);
  await markEmptied(core, workspace, plan);

  const ready = plan.rooms.filter(({ imported }) => rooms.has(imported.index));
  const registered = await registerDevices(core, workspace, ready, rooms, now);
  const moved = await moveDevices(core, workspace, ready, rooms, changed.saved);
  const devices = [...registered.documents, ...moved];
  await workOffDevices(core, workspace, devices);
  const worked = new Set(devices.flatMap(({ dirtyRooms }) => dirtyRooms));
  const rest = [...made.values(), ...changed.saved].map(({ _id }) => _id).filter((id) => !worked.has(id));
  await workOffRooms(core, workspace, rest);

  const done = ready.filter(({ imported }) => !registered.lost.has(imported.index));
  return new Map(done.map(({ imported }) => [imported.index, rooms.get(imported.index)!._id]));
}

async function makeRooms(
  core: Core,
  workspace: string,
  plans: readonly RoomPlan[],
  now: Date,
): Promise<Map<number, RoomDocument>> {
  const documents = new Map<string, number>();
  const rooms = plans
    .filter(({ room }) => room === null)
    .map(({ imported: { index, name, members } }) => {
      const tags = [...(members.tags ?? [])];
      const room = newRoom(workspace, name, now, { ...members, tags });
      documents.set(room._id, index);
      return room;
    });
  const inserted = await core.models.rooms.insert(rooms);
  return new Map(inserted.map((room) => [documents.get(room._id)!, room]));
}

/** Changes the rooms that are there. Answers them as they are now, and those that were saved. */
async function changeRooms(
  core: Core,
  workspace: string,
  plans: readonly RoomPlan[],
  now: Date,
): Promise<{ rooms: Map<number, RoomDocument>; saved: RoomDocument[] }> {
  const wanted = new Map(plans.flatMap((plan) => (plan.room ? [[plan.room.id, plan] as const] : [])));
  if (wanted.size === 0) return { rooms: new Map(), saved: [] };
  const found = await core.models.rooms.byIds(workspace, [...wanted.keys()]);
  const next = found.map((room) => {
    const { name, members } = wanted.get(room._id)!.imported;
    const { tags, ...rest } = members;
    return { room, next: updatedRoom(room, { name, ...rest, ...(tags ? { tags: [...tags] } : {}) }, now) };
  });
  const different = next.filter((one) => one.next !== one.room).map((one) => one.next);
  const won = await core.models.rooms.save(workspace, different);
  const saved = different.filter(({ _id }) => won.has(_id));
  const same = next.filter((one) => one.next === one.room).map(({ room }) => room);
  const rooms = [...saved, ...same].map((room) => [wanted.get(room._id)!.imported.index, room] as const);
  return { rooms: new Map(rooms), saved };
}

/** Marks the rooms that are to go. One that somebody edited since stays. */
async function markEmptied(core: Core, workspace: string, { emptied }: ImportPlan): Promise<void> {
  let open = emptied.map(({ id }) => id);
  while (open.length > 0) {
    const found = await core.models.rooms.byIds(workspace, open);
    const now = core.clock();
    const next = found
      .filter((room) => isUntouched(roomState(room)) && room.goesWhenEmpty !== true)
      .map((room) => ({ ...room, goesWhenEmpty: true, ...withChanges(room, [], now) }));
    const won = await core.models.rooms.save(workspace, next);
    open = next.map(({ _id }) => _id).filter((id) => !won.has(id));
  }
}

/** Registers computers in their rooms. Answers their devices, and the rooms for which somebody else registered one meanwhile. */
async function registerDevices(
  core: Core,
  workspace: string,
  plans: readonly RoomPlan[],
  rooms: ReadonlyMap<number, RoomDocument>,
  now: Date,
): Promise<{ documents: DeviceDocument[]; lost: Set<number> }> {
  const byKey = new Map<string, number>();
  const rules = await rulesOf(core, workspace);
  const documents = plans.flatMap(({ imported: { index }, register }) =>
    register.map((computer) => {
      byKey.set(foldName(computer), index);
      const place = placeOf(roomState(rooms.get(index)!));
      const document = firstDocument(workspace, computer, place, now);
      const step = { ...stepOf(settle(stateOf(document), rules(document, now))), dirtyRooms: [place.roomId] };
      return nextDocument(document, step, now);
    }),
  );
  const inserted = await core.models.devices.insert(documents);
  const there = new Set(inserted.map(({ computerKey }) => computerKey));
  return { documents: inserted, lost: new Set([...byKey].filter(([key]) => !there.has(key)).map(([, at]) => at)) };
}

/** Moves devices into their rooms, and tells those inside of changed rooms where their room is now. */
async function moveDevices(
  core: Core,
  workspace: string,
  plans: readonly RoomPlan[],
  rooms: ReadonlyMap<number, RoomDocument>,
  changed: readonly RoomDocument[],
): Promise<DeviceDocument[]> {
  const { devices } = core.models;
  const inside =
    changed.length > 0
      ? await devices.inRooms(
          workspace,
          changed.map(({ _id }) => _id),
        )
      : [];
  const places = new Map(changed.map((room) => [room._id, placeOf(roomState(room))]));
  // What is moved comes last, so that it wins.
  const targets = new Map<string, { from: string | null; to: Place; reason: string }>(
    inside.map(({ _id, place }) => [
      _id,
      { from: place.roomId, to: places.get(place.roomId!)!, reason: 'Its room changed' },
    ]),
  );
  for (const { imported, move } of plans) {
    const to = placeOf(roomState(rooms.get(imported.index)!));
    for (const { id, roomId } of move) targets.set(id, { from: roomId, to, reason: `Moved to ${to.roomName}` });
  }
  if (targets.size === 0) return [];
  const documents = await devices.byIds(workspace, [...targets.keys()]);
  return stepDevices(core, workspace, documents, (document, now) => {
    const { from, to, reason } = targets.get(document._id)!;
    const isElsewhere = from === to.roomId && document.place.roomId !== from;
    if (isElsewhere || samePlace(document.place, to)) return null;
    return { ...moveStep(document, to, now, reason), dirtyRooms: [document.place.roomId, to.roomId] };
  });
}
