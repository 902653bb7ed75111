import { createHash, randomUUID } from 'node:crypto';
import { FORMAT_FACTS } from '../../domain/exports/format.ts';
import { backoff, dueAt, objectNames, windowAt, type ExportWindow } from '../../domain/exports/window.ts';
import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import type { ScheduledExportDocument } from '../../models/scheduled-export.ts';
import { QueryError, type QueryEngine } from '../../query/index.ts';
import type { Core } from '../core.ts';
import { recordRun, type RunOutcome } from './record-run.ts';
import { savedTextOf } from './saved-text.ts';
import { secretName } from './scheduled-exports.ts';
import { openFolder } from './stores/folder.ts';
import { openS3 } from './stores/s3.ts';
import { StoreError, type ExportStore } from './stores/store.ts';
import { storeWindow, type WindowJob } from './store-window.ts';

/** Runs scheduled exports in the background of a worker. */
export interface Exporter {
  /** Takes up what is due, as far as there is room, and does not wait for it. */
  tick(): Promise<{ running: number }>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  /** Ends what runs; another worker, or the next start, goes on with it. */
  stop(): Promise<void>;
}

export interface ExporterOptions {
  readonly queries: QueryEngine;
  readonly secrets: SecretBox;
  /** EXPORT_DIR. */
  readonly root: string;
  /** Milliseconds after which another worker takes up what a dead one has left. */
  readonly lease: number;
  /** Opens an export's destination; tests may stand in between. */
  readonly openStore?: (definition: ScheduledExportDocument) => Promise<ExportStore>;
}

/** Exports of one process at once: each holds a thread of the query engine and a part of an upload. */
const AT_ONCE = 2;
/** Due exports that are looked at for one that nobody works on. */
const LOOKED_AT = 50;
/** A lease is renewed so many times before it would end. */
const RENEWALS = 4;

interface Claimed {
  readonly definition: ScheduledExportDocument;
  readonly window: ExportWindow;
  readonly query: string | null;
  readonly spec: string;
  readonly leftover: WindowJob['leftover'];
}

export function createExporter(core: Core, options: ExporterOptions): Exporter {
  const { queries, secrets, root, lease, openStore = openDestination } = options;
  const { models, log, clock } = core;
  const owner = randomUUID();
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  let ticking: Promise<unknown> | null = null;

  /** Takes up one window that is due and that nobody works on; null where there is none. */
  async function claim(): Promise<Claimed | null> {
    const now = clock();
    for (const found of await models.scheduledExports.due(now, LOOKED_AT)) {
      if (running.has(found._id) || (found.leaseUntil !== null && found.leaseUntil > now)) continue;
      const window = windowAt(found.window, found.next);
      if (!found.enabled || !mayRun(found, window, now)) {
        await models.scheduledExports.update(found, { dueAt: found.enabled ? dueAt(window, found.delay) : null });
        continue;
      }
      const query = await textOf(found);
      const spec = specOf(found, query);
      const before =
        found.begun !== null && found.begun.start.getTime() === window.start.getTime() ? found.begun : null;
      const attempt = (before?.attempt ?? 0) + 1;
      const leftover = leftoverOf(before?.spec ?? null, spec);
      const begun = {
        start: window.start,
        // Of what is stale its own mark is kept until it is gone.
        spec: leftover === 'stale' ? before!.spec : spec,
        attempt,
        at: now,
        open: true,
      };
      const members = { leaseOwner: owner, leaseUntil: new Date(now.getTime() + lease), begun };
      if (!(await models.scheduledExports.update(found, members))) continue;
      const definition = { ...found, ...members, revision: found.revision + 1 };
      if (before?.open) {
        await recordRun(core, definition, {
          ...outcomeBase(definition, window, query),
          status: 'Interrupted',
          attempt: before.attempt,
          error: 'The process ended in the middle.',
        });
      }
      return { definition, window, query, spec, leftover };
    }
    return null;
  }

  /** The text of an export's query as of now; null where its saved query is gone. */
  async function textOf({ workspace, query, savedQueryId }: ScheduledExportDocument): Promise<string | null> {
    if (savedQueryId === null) return query;
    return (await savedTextOf(core, workspace, savedQueryId))?.text ?? null;
  }

  /** Works on one export as long as it has windows that are due, then lets it go. */
  async function work(claimed: Claimed): Promise<void> {
    const { definition, window, query, spec, leftover } = claimed;
    const started = performance.now();
    const held = holdLease(definition._id);
    const base = { ...outcomeBase(definition, window, query), attempt: definition.begun!.attempt };
    const took = () => Math.round(performance.now() - started);
    let store: ExportStore | null = null;
    let begun = definition.begun!;
    try {
      if (query === null) throw new StoreError('The saved query is gone.');
      store = await openStore(definition);
      const job: WindowJob = {
        definition,
        window,
        query,
        leftover,
        onClean: async () => {
          begun = { ...begun, spec };
          if (!(await models.scheduledExports.patch(definition._id, owner, { begun }))) held.lose();
        },
        signal: held.signal,
      };
      const { rows, bytes, sha256 } = await storeWindow(store, queries, job, clock);
      await recordRun(core, definition, { ...base, status: 'Succeeded', rows, bytes, sha256, milliseconds: took() });
      await models.scheduledExports.release(definition._id, owner, afterSuccess(definition, window, clock()));
    } catch (error) {
      if (held.isLost) return;
      const isStopped = stopping.signal.aborted;
      const message = isStopped ? 'The process was stopped.' : (error as Error).message;
      const outcome: RunOutcome = {
        ...base,
        status: isStopped ? 'Interrupted' : 'Failed',
        error: message,
        milliseconds: took(),
      };
      if (!isStopped)
        log.warn({ export: definition.name, reason: message, err: unexpected(error) }, 'An export failed');
      await recordRun(core, definition, outcome);
      const now = clock();
      await models.scheduledExports.release(definition._id, owner, {
        begun: { ...begun, open: false },
        lastRunAt: now,
        ...(isStopped
          ? { dueAt: now }
          : {
              failures: definition.failures + 1,
              lastError: message.slice(0, 1_000),
              dueAt: new Date(now.getTime() + backoff(definition.failures + 1)),
            }),
      });
    } finally {
      held.end();
      store?.close();
    }
  }

  /** Renews the lease until it is let go; its signal is aborted when it is lost, or the process stops. */
  function holdLease(id: string) {
    const lost = new AbortController();
    let renewedAt = clock().getTime();
    const timer = setInterval(() => {
      const now = clock();
      models.scheduledExports.renew(id, owner, new Date(now.getTime() + lease)).then(
        (isOurs) => {
          if (isOurs) renewedAt = now.getTime();
          else lost.abort(new Error('Another worker has taken the export.'));
        },
        () => {
          // The database is away; the lease may end meanwhile, and then another may take the export.
          if (clock().getTime() - renewedAt > lease) lost.abort(new Error('The lease could not be renewed.'));
        },
      );
    }, lease / RENEWALS);
    timer.unref();
    return {
      signal: AbortSignal.any([lost.signal, stopping.signal]),
      get isLost() {
        return lost.signal.aborted;
      },
      lose: () => lost.abort(new Error('Another worker has taken the export.')),
      end: () => clearInterval(timer),
    };
  }

  async function openDestination({ _id, destination, sealedSecret }: ScheduledExportDocument): Promise<ExportStore> {
    if (destination.kind === 'folder') return openFolder(root, destination.folder);
    const secret = secrets.open(secretName(_id), sealedSecret ?? '');
    if (secret === null)
      throw new StoreError('The secret key cannot be decrypted: SECRET_KEY is another now. Set the destination again.');
    return openS3(destination, secret);
  }

  /** Keeps as many going as there is room for. */
  async function fill(): Promise<{ running: number }> {
    while (running.size < AT_ONCE && !stopping.signal.aborted) {
      const claimed = await claim();
      if (claimed === null) break;
      const { _id } = claimed.definition;
      const working = work(claimed)
        .catch((error: unknown) => log.warn({ err: error }, 'What became of an export could not be written'))
        .finally(() => {
          running.delete(_id);
          // What follows need not wait for the next tick: after an outage there may be many windows.
          if (!stopping.signal.aborted) void tick().catch(() => undefined);
        });
      running.set(_id, working);
    }
    return { running: running.size };
  }

  async function tick(): Promise<{ running: number }> {
    while (ticking) await ticking.catch(() => undefined);
    const own = fill();
    ticking = own;
    try {
      return await own;
    } finally {
      ticking = null;
    }
  }

  async function idle(): Promise<void> {
    while (running.size > 0 || ticking) await Promise.allSettled([ticking, ...running.values()]);
  }

  return {
    tick,
    idle,
    async stop() {
      stopping.abort(new Error('The process stops.'));
      await idle();
    },
  };
}

function outcomeBase(definition: ScheduledExportDocument, window: ExportWindow, query: string | null) {
  const { extension } = FORMAT_FACTS[definition.format];
  const names = objectNames(definition.name, window, { extension, gzip: definition.gzip });
  return { window, query, object: names.data };
}

function mayRun({ delay, hurryUntil }: ScheduledExportDocument, window: ExportWindow, now: Date): boolean {
  return dueAt(window, delay) <= now || (hurryUntil !== null && window.end <= hurryUntil && window.end <= now);
}

function afterSuccess(
  definition: ScheduledExportDocument,
  { end }: ExportWindow,
  now: Date,
): Partial<ScheduledExportDocument> {
  const following = windowAt(definition.window, end);
  const isHurried = definition.hurryUntil !== null && following.end <= definition.hurryUntil;
  return {
    next: end,
    begun: null,
    failures: 0,
    lastError: null,
    lastRunAt: now,
    dueAt: isHurried ? now : dueAt(following, definition.delay),
  };
}

/** Names where an export goes and what it holds: `destination.content`. */
function specOf({ destination, format, bom, gzip }: ScheduledExportDocument, query: string | null): string {
  const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
  return `${hash(destination)}.${hash([query, format, bom, gzip])}`;
}

function leftoverOf(before: string | null, spec: string): WindowJob['leftover'] {
  if (before === null || before.split('.')[0] !== spec.split('.')[0]) return 'foreign';
  return before === spec ? 'own' : 'stale';
}

/** Expected failures are told by their message alone. */
function unexpected(error: unknown): unknown {
  return error instanceof StoreError || error instanceof QueryError ? undefined : error;
}
