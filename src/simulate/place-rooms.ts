import { operation, type Operation } from '../operation.ts';
import type { Clock } from './clock.ts';
import type { Identity } from './identity.ts';
import { post, RefusedError, type SimulatedTarget } from './post.ts';

export interface PlaceRoomsOptions {
  server: SimulatedTarget;
  identities: readonly Identity[];
  clock: Clock;
  signal: AbortSignal;
  say: (line: string) => void;
}

export interface Placed {
  /** Rooms that were given a place. */
  placed: number;
  /** Rooms that had a place already, from an earlier run or from a person: they stay unchanged. */
  kept: number;
  /** Consoles that the server does not know, or whose room it could not change. */
  missed: number;
}

const DEVICE_ROOM = operation(`
  query RoomOfConsole($computer: String!) {
    device(by: { computer: $computer }) {
      room {
        id
        site
        building
        floor
        tags
      }
    }
  }
`);

const PLACE_ROOM = operation(`
  mutation PlaceRoom($input: UpdateRoomInput!) {
    updateRoom(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`);

const AT_ONCE = 4;
const ATTEMPTS = 6;

/**
 * Sets the places of a fleet's rooms on the server, through GraphQL, so that filters have something to show. Repeating it changes nothing:
 * only rooms without any place are changed.
 */
export async function placeRooms(options: PlaceRoomsOptions): Promise<Placed> {
  const result: Placed = { placed: 0, kept: 0, missed: 0 };
  const left = options.identities.values();
  const work = async () => {
    for (const identity of left) {
      if (options.signal.aborted) return;
      const outcome = await placeRoom(identity, options);
      if (outcome) result[outcome]++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return result;
}

async function placeRoom({ computer, place }: Identity, options: PlaceRoomsOptions): Promise<keyof Placed | null> {
  const found = await ask(DEVICE_ROOM, { computer }, options);
  if (!found) return null;
  const room = found.device?.room;
  if (!room) return 'missed';
  if (room.site || room.building || room.floor || room.tags.length > 0) return 'kept';
  const input = { roomId: room.id, ...place };
  const changed = await ask(PLACE_ROOM, { input }, options);
  if (!changed) return null;
  const error = changed.updateRoom.userErrors[0];
  if (error) options.say(`The room of ${computer} could not be placed: ${error.message}`);
  return error ? 'missed' : 'placed';
}

/** The data of a GraphQL answer; null once the signal is aborted. */
async function ask<Data, Variables>(
  query: Operation<Data, Variables>,
  variables: Variables,
  options: PlaceRoomsOptions,
): Promise<Data | null> {
  const { server, clock, signal } = options;
  const answer = await post(server, '/graphql', { query, variables }, { clock, signal, attempts: ATTEMPTS });
  if (answer === null) return null;
  const { data, errors } = answer as { data?: Data | null; errors?: { message: string }[] };
  if (errors?.length || !data) throw new RefusedError(errors?.[0]?.message ?? 'expected data in the GraphQL answer');
  return data;
}
