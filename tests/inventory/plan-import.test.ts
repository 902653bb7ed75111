import { describe, expect, test } from '@jest/globals';
import { findRepeated, isUntouched, planImport, type KnownDevice } from '../../src/domain/inventory/plan-import.ts';
import type { RoomState } from '../../src/domain/rooms/recompute.ts';

const room = (id: string, more: Partial<RoomState> = {}): RoomState => ({
  ...{ id, name: id, namedAfter: 'PERSON', site: null, building: null, floor: null, tags: [], health: 'HEALTHY' },
  ...{ healthSince: null, deviceIds: [], version: 1 },
  ...more,
});
const own = (id: string, more: Partial<RoomState> = {}) => room(id, { namedAfter: 'COMPUTER', ...more });
const device = (computer: string, roomId: string | null): KnownDevice => ({ id: `d-${computer}`, computer, roomId });
const imported = (...rooms: [name: string, ...computers: string[]][]) =>
  rooms.map(([name, ...computers], index) => ({ index, name, members: {}, computers }));

/** A plan in a form that is easy to read. */
function plan(
  rooms: ReturnType<typeof imported>,
  known: { rooms?: RoomState[]; devices?: KnownDevice[]; edited?: string[] },
) {
  const made = planImport(rooms, {
    rooms: known.rooms ?? [],
    devices: known.devices ?? [],
    edited: new Set(known.edited),
  });
  return {
    rooms: made.rooms.map(({ room: found, register, move }) => [
      found?.id ?? null,
      [...register],
      move.map(({ computer }) => computer),
    ]),
    emptied: made.emptied.map(({ id }) => id),
  };
}

describe('a room of an import', () => {
  test('is the one of its name, letter case not counting, else it is made', () => {
    expect(plan(imported(['ALPHA', 'C1'], ['New']), { rooms: [room('alpha')] })).toEqual({
      rooms: [
        ['alpha', ['C1'], []],
        [null, [], []],
      ],
      emptied: [],
    });
  });

  test('takes over the room that appeared by itself for its computer', () => {
    const known = { rooms: [own('C1')], devices: [device('C1', 'C1')] };
    expect(plan(imported(['Alpha', 'c1']), known)).toEqual({ rooms: [['C1', [], []]], emptied: [] });
  });

  test('moves the computer where its name has a room already, and the room that appeared by itself goes', () => {
    const known = { rooms: [room('Alpha'), own('C1')], devices: [device('C1', 'C1')] };
    expect(plan(imported(['Alpha', 'C1']), known)).toEqual({ rooms: [['Alpha', [], ['C1']]], emptied: ['C1'] });
  });

  test.each<[string, Partial<RoomState>]>([
    ['named by a person', { namedAfter: 'PERSON' }],
    ['with a site', { site: 'Berlin' }],
    ['with a tag', { tags: ['x'] }],
    ['with an account', { account: 'a@b' }],
    ['with hours', { maintenanceHours: [] }],
  ])('leaves a room %s alone: neither taken over nor removed', (_what, edited) => {
    const known = { rooms: [own('C1', edited), room('Beta')], devices: [device('C1', 'C1')] };
    expect(isUntouched(known.rooms[0]!)).toBe(false);
    expect(plan(imported(['Alpha', 'C1']), known)).toEqual({ rooms: [[null, [], ['C1']]], emptied: [] });
    expect(plan(imported(['Beta', 'C1']), known)).toEqual({ rooms: [['Beta', [], ['C1']]], emptied: [] });
  });

  test('leaves a room alone for which a policy is set', () => {
    const known = { rooms: [own('C1'), room('Beta')], devices: [device('C1', 'C1')], edited: ['C1'] };
    expect(plan(imported(['Alpha', 'C1']), known)).toEqual({ rooms: [[null, [], ['C1']]], emptied: [] });
    expect(plan(imported(['Beta', 'C1']), known)).toEqual({ rooms: [['Beta', [], ['C1']]], emptied: [] });
  });

  test('does not take over a room that another one names, and a room with another device stays', () => {
    const known = { rooms: [own('C1'), own('C2')], devices: [device('C1', 'C1'), device('C2', 'C2')] };
    expect(plan(imported(['Alpha', 'C1'], ['C1', 'C2']), known)).toEqual({
      rooms: [
        [null, [], ['C1']],
        ['C1', [], ['C2']],
      ],
      emptied: ['C2'],
    });
    const shared = { rooms: [room('Alpha'), own('C1')], devices: [device('C1', 'C1'), device('C9', 'C1')] };
    expect(plan(imported(['Alpha', 'C1']), shared).emptied).toEqual([]);
    expect(plan(imported(['Alpha', 'C1', 'C9']), shared).emptied).toEqual(['C1']);
  });

  test('takes over one room only, of two with its computers, and the other goes', () => {
    const known = { rooms: [own('C1'), own('C2')], devices: [device('C1', 'C1'), device('C2', 'C2')] };
    expect(plan(imported(['Alpha', 'C1', 'C2']), known)).toEqual({ rooms: [['C1', [], ['C2']]], emptied: ['C2'] });
  });

  test('has a name and computers that no earlier one has', () => {
    expect(findRepeated(imported(['A', 'x'], ['B', 'X'], [' a'], ['C', 'y']))).toEqual([
      { index: 1, member: 'computers', value: 'X' },
      { index: 2, member: 'name', value: ' a' },
    ]);
  });
});
