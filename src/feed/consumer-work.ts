import { setTimeout as pause } from 'node:timers/promises';
import { growingWait } from '../domain/time/growing-wait.ts';
import type { Logger } from '../logger.ts';
import { isOfOtherLog, placeAfter, type Changes, type LogEntry, type LogPlace } from '../models/change.ts';
import type { ConsumerDocument, Consumers } from '../models/consumer.ts';
import type { Outage } from '../models/support/outage.ts';
import { endAfter } from '../work/end-after.ts';
import { LeaseLostError } from '../work/hold-lease.ts';
import type { LeasedWork, WorkFailure, WorkHelpers } from '../work/leased-work.ts';
import type { ChangeConsumer, ChangeGap, ConsumerHelpers } from './consumer.ts';

/** Changes in a batch where a consumer names no number. */
const BATCH = 100;
export const MOST_BATCH = 1_000;
const TIMEOUT = 60_000;
/** Milliseconds that a handler has to end after its signal was aborted. */
const GRACE = 5_000;
/** Milliseconds after which another worker takes over from a dead one. */
const LEASE = 10_000;
/** Milliseconds before the next read where a wake-up found no change. */
const PAUSE = 50;

/** The part of the handlers' core that reading needs. */
export interface ConsumerCore {
  readonly models: { readonly changes: Changes; readonly consumers: Consumers };
  readonly clock: () => Date;
  readonly log: Logger;
  readonly outage?: Outage;
}

export interface ConsumerWorkOptions<Core extends ConsumerCore> {
  readonly core: Core;
  readonly consumers: readonly ChangeConsumer<Core>[];
  /** The workspaces whose logs are read. */
  workspaces(): Promise<readonly string[]>;
  /** Resolves when there may be a change after `position`, within a second of its insertion into MongoDB, and when `signal` is aborted. */
  changed(workspace: string, position: number, signal: AbortSignal): Promise<void>;
  /** Milliseconds; tests may shorten it. */
  readonly lease?: number;
}

/** The next batch or gap that a consumer handles. */
type Step =
  { readonly changes: readonly LogEntry[]; readonly to: LogPlace } | { readonly gap: ChangeGap; readonly to: LogPlace };

/** All consumers as one kind of leased work: the holder of a consumer's lease reads until it stops, fails or loses the lease. */
export function consumerWork<Core extends ConsumerCore>(
  options: ConsumerWorkOptions<Core>,
): LeasedWork<ConsumerDocument> {
  const { core, consumers, lease = LEASE } = options;
  const byName = new Map(consumers.map((consumer) => [consumer.name, consumer]));
  const states = core.models.consumers;
  const known = new Set<string>();
  return {
    name: 'consumer',
    documents: {
      ...states,
      async dueOfAllWorkspaces(now, limit) {
        await insertMissing(options, known);
        const due = await states.dueOfAllWorkspaces(now, limit);
        // A consumer that this release does not define is left to releases that do.
        return due.filter(({ name }) => byName.has(name));
      },
    },
    atOnce: Infinity,
    lease,
    backoff: growingWait({ first: 1_000, longest: 60_000 }),
    run: (state, helpers) => follow(options, byName.get(state.name)!, state, helpers),
    failed: async (state, failure) => reportFailure(core, state, failure),
  };
}

/** Records the consumers that a workspace does not have yet. */
async function insertMissing<Core extends ConsumerCore>(
  { core, consumers, workspaces }: ConsumerWorkOptions<Core>,
  known: Set<string>,
): Promise<void> {
  const { changes, consumers: states } = core.models;
  for (const workspace of await workspaces()) {
    for (const { name, startsAt } of consumers) {
      if (known.has(`${workspace}/${name}`)) continue;
      const last = await changes.lastPlace(workspace);
      const first = startsAt === 'beginning' ? await changes.firstNumber(workspace) : null;
      const start = first === null ? last : { number: first - 1, mark: null };
      await states.insertNew(workspace, name, start, core.clock());
      known.add(`${workspace}/${name}`);
    }
  }
}

/** Reads and handles batch after batch until the signal is aborted. Rejects then, and when a handler throws. */
async function follow<Core extends ConsumerCore>(
  options: ConsumerWorkOptions<Core>,
  consumer: ChangeConsumer<Core>,
  state: ConsumerDocument,
  { signal, isLost, keep, log }: WorkHelpers<ConsumerDocument, undefined>,
): Promise<never> {
  const { workspace } = state;
  const ownLog = log.child({ consumer: consumer.name });
  for (let wasEmpty = false; ;) {
    const place = { number: state.position, mark: state.mark ?? null };
    const step = await nextStep(options.core.models.changes, workspace, place, consumer.batch ?? BATCH);
    // Checked immediately before the handler: a process that slept through its lease must not go on.
    if (isLost()) throw new LeaseLostError('Another worker reads this log.');
    signal.throwIfAborted();
    if (step === null) {
      await options.changed(workspace, state.position, signal);
      if (wasEmpty) await pause(PAUSE);
      wasEmpty = true;
      continue;
    }
    wasEmpty = false;
    await handleStep(options, consumer, step, { workspace, log: ownLog, signal });
    if (state.failures > 0) ownLog.info({ failures: state.failures }, 'A consumer goes on');
    await keep({ position: step.to.number, mark: step.to.mark, attempts: 1, failures: 0, lastError: null });
  }
}

/** What follows a place; null at the end of the log. */
async function nextStep(changes: Changes, workspace: string, place: LogPlace, limit: number): Promise<Step | null> {
  const position = place.number;
  for (;;) {
    const entries = await changes.after(workspace, position, limit);
    const [next] = entries;
    if (next === undefined) return gapOfOtherLog(changes, workspace, place);
    const first = next.number;
    if (first === position + 1 && isOfOtherLog(next, place)) return wholeGap(changes, workspace);
    if (first === position + 1) return { changes: entries, to: placeAfter(entries.at(-1)!) };
    // The log has no holes but at its beginning, where it was pruned. Read again, because a wrong gap would be worse than one more read.
    const oldest = await changes.firstNumber(workspace);
    if (oldest === null || oldest <= position + 1) continue;
    return { gap: { from: position + 1, to: oldest - 1 }, to: { number: oldest - 1, mark: null } };
  }
}

/** A gap where the log ends before a place, or elsewise: it was replaced by an older copy. Null at the end of the log. */
async function gapOfOtherLog(changes: Changes, workspace: string, { number, mark }: LogPlace): Promise<Step | null> {
  const last = await changes.lastPlace(workspace);
  const isOther = last.number < number || (last.number === number && mark !== null && last.mark !== mark);
  return isOther ? gapTo(last) : null;
}

/** A gap over the whole of a log that replaced another: nobody knows where the two part. */
const wholeGap = async (changes: Changes, workspace: string): Promise<Step> =>
  gapTo(await changes.lastPlace(workspace));

const gapTo = (last: LogPlace): Step => ({ gap: { from: 1, to: last.number }, to: last });

/** Calls a handler, for at most its `timeout`. */
async function handleStep<Core extends ConsumerCore>(
  { core }: ConsumerWorkOptions<Core>,
  consumer: ChangeConsumer<Core>,
  step: Step,
  { workspace, log, signal: held }: Omit<ConsumerHelpers<Core>, 'core'>,
): Promise<void> {
  const signal = AbortSignal.any([held, AbortSignal.timeout(consumer.timeout ?? TIMEOUT)]);
  const helpers = { core, workspace, log, signal };
  if ('gap' in step) log.warn(step.gap, 'Changes are gone that were not read');
  const handling = 'gap' in step ? consumer.handleGap(step.gap, helpers) : consumer.handle(step.changes, helpers);
  await endAfter(handling, signal, GRACE);
}

/** Logs the first failure of a streak; the stored state shows the others. */
function reportFailure(
  { log, outage }: ConsumerCore,
  { workspace, name, position, failures }: ConsumerDocument,
  { error, isStopped }: WorkFailure<undefined>,
): Partial<ConsumerDocument> {
  if (!isStopped && failures === 0 && !outage?.note(error))
    log.error({ consumer: name, workspace, position, err: error }, 'A consumer failed; it tries again');
  return {};
}
