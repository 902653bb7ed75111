import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fleetIdentities } from '../../src/simulate/fleet.ts';
import { placeRooms } from '../../src/simulate/place-rooms.ts';
import { startStub, type Answer } from './http-stub.ts';
import { leapingClock } from './leaping-clock.ts';

interface Room {
  id: string;
  site: string | null;
  building: string | null;
  floor: string | null;
  tags: string[];
}
interface Body {
  query: string;
  variables: { computer?: string; input?: { roomId: string } & Partial<Room> };
}

const identities = fleetIdentities({ rooms: 12, seed: 1 });
const [first] = identities;

let rooms: Map<string, Room>;
let mutations: number;
let instead: (body: Body) => Answer | undefined;
let stub: Awaited<ReturnType<typeof startStub>>;
let said: string[];

beforeEach(async () => {
  rooms = new Map(
    identities.map(({ computer }) => [
      computer,
      { id: `room of ${computer}`, site: null, building: null, floor: null, tags: [] },
    ]),
  );
  mutations = 0;
  instead = () => undefined;
  said = [];
  stub = await startStub((received) => {
    expect(received.path).toBe('/graphql');
    const body = received.body as Body;
    return instead(body) ?? { status: 200, body: answer(body) };
  });
});

afterEach(() => stub.close());

/** As the contract has it: device(by: { computer }) and updateRoom. */
function answer({ query, variables: { computer, input } }: Body): object {
  if (query.includes('device(by:')) {
    const room = rooms.get(computer!);
    return { data: { device: room ? { room } : null } };
  }
  expect(query).toContain('updateRoom(input: $input)');
  mutations++;
  const { roomId, ...place } = input!;
  Object.assign(
    [...rooms.values()].find((room) => room.id === roomId)!,
    place,
  );
  return { data: { updateRoom: { userErrors: [] } } };
}

function place(signal = new AbortController().signal) {
  return placeRooms({
    server: { url: stub.url },
    identities,
    clock: leapingClock(),
    signal,
    say: (line) => said.push(line),
  });
}

describe('placing rooms', () => {
  test('gives every room its site, building, floor and tags', async () => {
    expect(await place()).toEqual({ placed: 12, kept: 0, missed: 0 });
    for (const { computer, place: wanted } of identities) expect(rooms.get(computer)).toMatchObject(wanted);
    expect(new Set([...rooms.values()].map(({ site }) => site)).size).toBe(5);
  });

  test('repeated it changes nothing, and what someone entered stays', async () => {
    rooms.get(first!.computer)!.site = 'Moon';
    expect(await place()).toEqual({ placed: 11, kept: 1, missed: 0 });
    expect(await place()).toEqual({ placed: 0, kept: 12, missed: 0 });
    expect(mutations).toBe(11);
    expect(rooms.get(first!.computer)).toMatchObject({ site: 'Moon', building: null });
  });

  test('tries again where the server is busy', async () => {
    let busy = 0;
    instead = () => (busy++ % 3 === 1 ? { status: 503, body: {} } : busy % 3 === 1 ? null : undefined);
    expect(await place()).toEqual({ placed: 12, kept: 0, missed: 0 });
  });

  test('leaves out consoles without a room and rooms that cannot be changed', async () => {
    rooms.delete(first!.computer);
    instead = ({ variables }) =>
      variables.input?.roomId === `room of ${identities[1]!.computer}`
        ? {
            status: 200,
            body: { data: { updateRoom: { userErrors: [{ code: 'NOT_FOUND', message: 'no such room' }] } } },
          }
        : undefined;
    expect(await place()).toEqual({ placed: 10, kept: 0, missed: 2 });
    expect(said).toEqual([`The room of ${identities[1]!.computer} could not be placed: no such room`]);
  });

  test('says what the server refuses', async () => {
    instead = () => ({ status: 200, body: { errors: [{ message: 'no such field' }] } });
    await expect(place()).rejects.toThrow('no such field');
    instead = () => ({ status: 503, body: {} });
    await expect(place()).rejects.toThrow('answers 503');
  });

  test('ends when it is stopped', async () => {
    const stop = new AbortController();
    instead = () => {
      stop.abort();
      return undefined;
    };
    expect((await place(stop.signal)).placed).toBe(0);
  });
});
