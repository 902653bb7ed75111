import { CHECK_EVERY, newConsole, nextAt, stepConsole, type ConsoleState, type LogRecord } from './console.ts';
import { identityOf, type Identity } from './identity.ts';
import { createRandom, type Random } from './random.ts';
import { SoonestFirst } from './soonest-first.ts';

export interface FleetOptions {
  /** How many consoles. */
  rooms: number;
  seed: number | string;
  /** The first moment of the stream, in milliseconds. */
  start: number;
}

/** A record and the moment at which its collector delivers it: later than it was written where the console was cut off. */
export interface SimulatedBatch {
  deliverAt: number;
  record: LogRecord;
}

interface Member {
  state: ConsoleState;
  random: Random;
}

/** The consoles of a fleet. A console is the same in every fleet of its seed, whatever the size. */
export function fleetIdentities({ rooms, seed }: Pick<FleetOptions, 'rooms' | 'seed'>): Identity[] {
  return Array.from({ length: rooms }, (_, index) => identityOf(index, createRandom(`${seed}/who/${index}`)));
}

/**
 * The endless stream of a fleet's deliveries, in the order of delivery; the same for the same options. It begins with the checks of the
 * last five minutes, as a collector begins with what the log holds. So every room shows at once, though each console has its own phase.
 */
export function* fleet(options: FleetOptions): Generator<SimulatedBatch, never> {
  const { seed, start } = options;
  const queue = new SoonestFirst<Member>();
  fleetIdentities(options).forEach((identity, index) => {
    const random = createRandom(`${seed}/life/${index}`);
    const state = newConsole(identity, start - CHECK_EVERY, random);
    queue.push(nextAt(state), { state, random });
  });
  for (;;) {
    const { at, item: member } = queue.pop();
    const { state, delivered } = stepConsole(member.state, at, member.random);
    member.state = state;
    queue.push(nextAt(state), member);
    for (const record of delivered) yield { deliverAt: Math.max(at, start), record };
  }
}
