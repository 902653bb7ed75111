import { systemClock, type Clock } from './clock.ts';
import { fleet, fleetIdentities } from './fleet.ts';
import { placeRooms } from './place-rooms.ts';
import { play, type EventInput, type Progress } from './play.ts';
import type { SimulatedTarget } from './post.ts';

export interface SimulateOptions {
  server: SimulatedTarget;
  rooms: number;
  speed: number;
  seed: number | string;
  /** How long to play, in real milliseconds; without it until the signal. */
  duration?: number;
  signal: AbortSignal;
  say: (line: string) => void;
  onProgress?: (progress: Progress) => void;
  clock?: Clock;
}

/** Plays a fleet against a server, and sets the places of its rooms once every console has been heard. */
export async function simulate(options: SimulateOptions): Promise<Progress> {
  const { server, rooms, speed, seed, duration, signal, say, onProgress, clock = systemClock } = options;
  const start = clock.now();
  const unheard = new Set(fleetIdentities({ rooms, seed }).map((identity) => identity.computer));
  // Placing ends with the playing, however that ends.
  const over = new AbortController();
  const untilOver = AbortSignal.any([signal, over.signal]);
  const placing: Promise<void>[] = [];
  const onAcknowledged = (events: readonly EventInput[]) => {
    if (placing.length > 0) return;
    for (const event of events) unheard.delete(event.computer);
    if (unheard.size === 0) placing.push(place());
  };
  const place = async () => {
    try {
      const identities = fleetIdentities({ rooms, seed });
      const { placed, kept, missed } = await placeRooms({ server, identities, clock, signal: untilOver, say });
      if (untilOver.aborted) return;
      say(`Places of rooms: ${placed} set, ${kept} kept as they were${missed > 0 ? `, ${missed} not possible` : ''}`);
    } catch (error) {
      say(`The rooms go without a place: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  try {
    return await play({
      server,
      deliveries: fleet({ rooms, seed, start }),
      start,
      speed,
      endAt: duration === undefined ? undefined : start + duration,
      clock,
      signal,
      say,
      onProgress,
      onAcknowledged,
    });
  } finally {
    over.abort();
    await Promise.all(placing);
  }
}
