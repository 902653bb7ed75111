import { setTimeout as wait } from 'node:timers/promises';
import type { ZoneOffset } from '../../domain/time/zone-offset.ts';
import { recordOfLine } from '../../domain/records/line-record.ts';
import { sortRecord, type Sorted } from '../../domain/records/sorted.ts';
import { syslogRow } from '../../domain/syslog/index.ts';
import { readMessage } from '../../domain/syslog/wire/read-message.ts';
import type { Core } from '../../services/core.ts';
import { recordSorted } from '../../services/records/record-sorted.ts';
import { inTurns } from '../../turns.ts';
import type { Drops } from './drops.ts';
import type { MessageQueue, QueuedMessage } from './message-queue.ts';

export interface SyslogWriterOptions {
  /** Messages of one sender that are stored in a second. */
  readonly rate: number;
  /** Of times that say no offset. */
  readonly offset: ZoneOffset;
}

/** Stores what waits in a queue. */
export interface SyslogWriter {
  start(): void;
  /** Stores what still waits, as long as it may take. */
  stop(milliseconds: number): Promise<void>;
}

/** Milliseconds between two rounds, each of which takes something of every sender. */
const ROUND = 200;
/** What is stored at once. */
const BATCH = 2_000;
const BATCH_BYTES = 4 * 1024 * 1024;
/** Milliseconds between two tries while the database cannot store. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 5_000;
/** Milliseconds between two notes of what was dropped. */
const NOTE_EVERY = 2_000;

export function createSyslogWriter(
  core: Core,
  queue: MessageQueue,
  drops: Drops,
  { rate, offset }: SyslogWriterOptions,
): SyslogWriter {
  const ofEach = Math.max(1, Math.ceil((rate * ROUND) / 1_000));
  const stopping = new AbortController();
  let deadline = Infinity;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    let notedAt = performance.now();
    while (performance.now() < deadline) {
      const since = performance.now();
      const taken = queue.take(stopping.signal.aborted ? Infinity : ofEach);
      for (const batch of batchesOf(taken)) {
        await store(batch);
        queue.release(batch);
      }
      if (performance.now() - notedAt >= NOTE_EVERY || stopping.signal.aborted) {
        await drops.flush();
        notedAt = performance.now();
      }
      if (stopping.signal.aborted && queue.isEmpty) return;
      await pause(ROUND - (performance.now() - since));
    }
    const left = queue.take(Infinity);
    if (left.length > 0)
      core.log.warn(
        { count: left.length },
        'Syslog messages were lost: the server stopped before the database could store them',
      );
  }

  /** Stores a batch, however long the database is away. */
  async function store(batch: readonly QueuedMessage[]): Promise<void> {
    for (
      let milliseconds = FIRST_WAIT;
      performance.now() < deadline;
      milliseconds = Math.min(LONGEST_WAIT, milliseconds * 2)
    ) {
      try {
        return await storeOnce(core, drops, batch, offset);
      } catch (error) {
        if (!core.outage.note(error)) {
          core.log.error({ err: error, count: batch.length }, 'Syslog messages could not be stored');
          return dropAll(batch, 'They could not be stored; the log says why.');
        }
        await pause(milliseconds);
      }
    }
    dropAll(batch, 'The server stopped before the database could store them.');
  }

  function dropAll(batch: readonly QueuedMessage[], why: string): void {
    const { workspace, door } = batch[0]!.sender;
    drops.note(workspace, door, 'message-dropped', why, batch.length);
  }

  /** Waits, not longer than until the writer is stopped. */
  async function pause(milliseconds: number): Promise<void> {
    const signal = stopping.signal.aborted ? {} : { signal: stopping.signal };
    await wait(Math.max(0, milliseconds), undefined, { ref: false, ...signal }).catch(() => undefined);
  }

  return {
    start() {
      running = run();
    },
    async stop(milliseconds) {
      deadline = performance.now() + milliseconds;
      stopping.abort();
      await running;
    },
  };
}

/** Messages that are stored together: those that came by one way from one network. */
function* batchesOf(messages: readonly QueuedMessage[]): Generator<readonly QueuedMessage[]> {
  const open = new Map<string, { batch: QueuedMessage[]; bytes: number }>();
  for (const message of messages) {
    const { door, network } = message.sender;
    const name = `${door} ${network}`;
    let own = open.get(name);
    if (own && (own.batch.length >= BATCH || own.bytes + message.bytes.length > BATCH_BYTES)) {
      yield own.batch;
      own = undefined;
    }
    if (!own) open.set(name, (own = { batch: [], bytes: 0 }));
    own.batch.push(message);
    own.bytes += message.bytes.length;
  }
  for (const { batch } of open.values()) yield batch;
}

/** Stores a batch; messages that are stored already, by a try before, are not stored again. */
async function storeOnce(core: Core, drops: Drops, batch: readonly QueuedMessage[], offset: ZoneOffset): Promise<void> {
  const { workspace, door, network } = batch[0]!.sender;
  const { collecting } = await core.workspaces.get(workspace);
  if (!collecting) {
    return drops.note(workspace, door, 'message-dropped', 'The workspace takes nothing from collectors.', batch.length);
  }
  const sorted: Sorted[] = [];
  let bytes = 0;
  await inTurns(batch, (message) => {
    sorted.push(sortMessage(message, offset));
    bytes += message.bytes.length;
  });
  // A sender has no credential: the network that lets it in stands for it.
  const bearer = { workspace, door, credential: 'SYSLOG_SENDERS', agent: null, address: network };
  const outcomes = await recordSorted(core, { bearer, sorted, bytes });
  core.metrics.recordsTaken(door, outcomes.length);
}

function sortMessage({ id, sender, bytes, receivedAt }: QueuedMessage, offset: ZoneOffset): Sorted {
  const wire = readMessage(bytes, { receivedAt, offset });
  const { time, message } = wire;
  const host = wire.host ?? sender.address;
  const rest = {
    ...(wire.messageId === null ? {} : { MessageId: wire.messageId }),
    ...(wire.data === null ? {} : { StructuredData: wire.data }),
    ...(wire.processId === null || /^\d{1,9}$/.test(wire.processId) ? {} : { ProcessId: wire.processId }),
  };
  return sortRecord({
    record: recordOfLine(message),
    envelope: { time, receivedAt, host, message },
    id,
    otherwise: () => ({
      kind: 'row',
      table: 'Syslog',
      id,
      record: syslogRow(
        { ...wire, time: null, host, hostIp: sender.address, collector: sender.address },
        Object.keys(rest).length > 0 ? rest : null,
        { time },
      ),
    }),
  });
}
