import { setTimeout as pause } from 'node:timers/promises';
import { heartbeat } from '../console-events.ts';
import { operation } from '../operation.ts';
import type { Doors } from '../app.ts';

/** A collector that sends a few events, over and over, as the others do; it comes again where it is told to. */
export interface GoodCaller {
  /** The computers of events that were acknowledged and are not there. */
  lost(): Promise<string[]>;
  stop(): Promise<void>;
}

const PER_BATCH = 3;
/** Milliseconds between two batches. */
const EVERY = 200;

export function startGoodCaller(server: Doors): GoodCaller {
  const sent: string[] = [];
  const faults: string[] = [];
  let running = true;

  async function send(): Promise<void> {
    while (running) {
      const computers = Array.from({ length: PER_BATCH }, (_, index) => `GOOD-${sent.length + index}`);
      const events = computers.map((computer) => heartbeat(computer));
      const { status, body } = await server.post(events);
      if (status === 200 && body.accepted === PER_BATCH) sent.push(...computers);
      else if (status !== 429) faults.push(`${status} ${JSON.stringify(body)}`);
      await pause(EVERY);
    }
  }
  const sending = send().catch((error: unknown) => void faults.push(String(error)));

  return {
    async lost() {
      running = false;
      await sending;
      const missing: string[] = [...faults];
      for (let from = 0; from < sent.length; from += 100) {
        const computers = sent.slice(from, from + 100);
        const { events } = await server.ask(
          operation(
            `query CountEventsOfGood($computers: [String!]!) { events(filter: { computers: $computers }) { totalCount } }`,
          ),
          { computers },
        );
        if (events.totalCount !== computers.length)
          missing.push(`${computers[0]}: ${events.totalCount} of ${computers.length}`);
      }
      return missing;
    },
    async stop() {
      running = false;
      await sending;
    },
  };
}
