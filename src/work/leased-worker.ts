import { randomUUID } from 'node:crypto';
import { plus } from '../domain/time/moments.ts';
import type { Logger } from '../logger.ts';
import type { Outage } from '../models/support/outage.ts';
import type { Held, WorkDocument } from '../models/support/leases.ts';
import { holdLease, LeaseLostError, type HeldLease } from './hold-lease.ts';
import type { WakeUps } from './wake-ups.ts';
import type { LeasedWork, WorkHelpers } from './leased-work.ts';

/** Due documents read in one search for a document to claim. */
const LOOKED_AT = 50;
/** Milliseconds between two searches of a started worker. */
const EVERY = 1_000;
const MOST_ERROR = 1_000;

export interface LeasedWorkerOptions {
  readonly clock: () => Date;
  readonly log: Logger;
  readonly outage?: Outage | undefined;
  /** Tells that work was stored that is due now. */
  readonly wakeUps?: WakeUps | undefined;
}

interface Claim<D, Prepared> {
  readonly document: D;
  readonly prepared: Prepared;
  readonly held: Held;
}

/** Does one kind of leased work in the background of a process. */
export class LeasedWorker<D extends WorkDocument, Prepared = undefined> {
  readonly #work: LeasedWork<D, Prepared>;
  readonly #options: LeasedWorkerOptions;
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  #ticking: Promise<unknown> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(work: LeasedWork<D, Prepared>, { clock, log, outage, wakeUps }: LeasedWorkerOptions) {
    this.#work = work;
    this.#options = { clock, log: log.child({ work: work.name }), outage, wakeUps };
  }

  /** Takes up due work now, and then at least once a second. */
  start(): void {
    const end = this.#options.wakeUps?.onWake(this.#work.name, () => void this.#look());
    this.#stopping.signal.addEventListener('abort', () => end?.(), { once: true });
    this.#lookAgain();
  }

  #lookAgain(): void {
    void this.#look().finally(() => {
      if (this.#stopping.signal.aborted) return;
      this.#timer = setTimeout(() => this.#lookAgain(), EVERY);
    });
  }

  async #look(): Promise<void> {
    await this.tick().catch((error: unknown) =>
      this.#options.log.debug({ err: error }, 'Searching for due work failed'),
    );
  }

  /** Starts the work that is due, up to `atOnce`, without waiting for it. */
  async tick(): Promise<{ running: number }> {
    while (this.#ticking) await this.#ticking.catch(() => undefined);
    const own = this.#fill();
    this.#ticking = own;
    try {
      return await own;
    } finally {
      this.#ticking = null;
    }
  }

  /** Resolves when no work runs. */
  async idle(): Promise<void> {
    while (this.#running.size > 0 || this.#ticking)
      await Promise.allSettled([this.#ticking, ...this.#running.values()]);
  }

  /** Stops the running work. Another worker, or the next start, continues it. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort(new Error('The process stops.'));
    await this.idle();
  }

  /** Starts work until `atOnce` pieces of it run. */
  async #fill(): Promise<{ running: number }> {
    const { log, outage } = this.#options;
    while (this.#running.size < this.#work.atOnce && !this.#stopping.signal.aborted) {
      const claim = await this.#claim();
      if (claim === null) break;
      const { _id } = claim.document;
      const working = this.#perform(claim)
        .catch((error: unknown) => {
          if (!outage?.note(error)) log.warn({ id: _id, err: error }, 'The result of leased work could not be stored');
        })
        .finally(() => {
          this.#running.delete(_id);
          // Does not wait for the next tick: after an outage much work may be due.
          if (!this.#stopping.signal.aborted) void this.tick().catch(() => undefined);
        });
      this.#running.set(_id, working);
    }
    return { running: this.#running.size };
  }

  /** Claims a due document; null where there is none. */
  async #claim(): Promise<Claim<D, Prepared> | null> {
    const { documents, lease } = this.#work;
    const now = this.#options.clock();
    for (const found of await documents.dueOfAllWorkspaces(now, LOOKED_AT)) {
      if (this.#running.has(found._id)) continue;
      const preparation = (await this.#work.prepare?.(found, now)) ?? { claim: {}, prepared: undefined as Prepared };
      if ('leave' in preparation) {
        await documents.update(found, preparation.leave);
        continue;
      }
      const leaseOwner = randomUUID();
      const members = {
        ...preparation.claim,
        ...{ leaseOwner, leaseUntil: plus(now, lease), attempts: (found.attempts ?? 0) + 1 },
      } as Partial<D>;
      if (!(await documents.update(found, members))) continue;
      const { _id, workspace } = found;
      const document = { ...found, ...members, revision: found.revision + 1 };
      return { document, prepared: preparation.prepared, held: { _id, workspace, leaseOwner } };
    }
    return null;
  }

  /** Does the work on a claimed document, then releases the document. */
  async #perform(claim: Claim<D, Prepared>): Promise<void> {
    const { documents, lease: milliseconds } = this.#work;
    const { document, held } = claim;
    const lease = holdLease({
      renew: (until) => documents.renew(held, until),
      ...{ lease: milliseconds, clock: this.#options.clock, stopping: this.#stopping.signal },
    });
    try {
      const members = await this.#work.run(document, this.#helpersOf(claim, lease));
      const succeeded = { dueAt: null, attempts: 0, failures: 0, lastError: null, ...members } as Partial<D>;
      await documents.release(held, succeeded);
    } catch (error) {
      if (!lease.isLost) await documents.release(held, await this.#membersAfter(claim, error as Error));
    } finally {
      lease.end();
    }
  }

  #helpersOf({ document, prepared, held }: Claim<D, Prepared>, lease: HeldLease): WorkHelpers<D, Prepared> {
    return {
      prepared,
      log: this.#options.log.child({ id: document._id }),
      signal: lease.signal,
      isLost: () => lease.isLost,
      keep: async (members) => {
        if (!(await this.#work.documents.patch(held, members))) {
          lease.lose();
          throw new LeaseLostError('Another process has taken the lease.');
        }
        Object.assign(document, members);
      },
    };
  }

  /** The members to store after an attempt that failed or was stopped. A stop does not count: the next attempt has the same number. */
  async #membersAfter({ document, prepared }: Claim<D, Prepared>, error: Error): Promise<Partial<D>> {
    const { clock, log, outage } = this.#options;
    const isStopped = this.#stopping.signal.aborted;
    const failures = document.failures + 1;
    const members = this.#work.failed
      ? await this.#work.failed(document, { error, isStopped, prepared })
      : ({} as Partial<D>);
    if (!this.#work.failed && !isStopped && !outage?.note(error))
      log.warn({ id: document._id, failures, err: error }, 'Leased work failed; it is tried again');
    const now = clock();
    const attempts = (document.attempts ?? 1) - 1;
    return {
      ...(isStopped
        ? { dueAt: now, attempts }
        : { failures, lastError: error.message.slice(0, MOST_ERROR), dueAt: plus(now, this.#work.backoff(failures)) }),
      ...members,
    } as Partial<D>;
  }
}
