import { createHash } from 'node:crypto';
import { FORMAT_FACTS } from '../../domain/exports/format.ts';
import { addStrike, NO_STRIKES, type Strikes } from '../../domain/queries/strikes.ts';
import { backoff, dueAt, objectNames, windowAt, type ExportWindow } from '../../domain/exports/window.ts';
import { isDatabaseAway } from '../../models/support/database-away.ts';
import type { BegunWindow, ScheduledExportDocument } from '../../models/scheduled-export.ts';
import { QueryError, type QueryEngine } from '../../query/index.ts';
import type { LeasedWork, Preparation, WorkFailure, WorkHelpers } from '../../work/leased-work.ts';
import type { Core } from '../core.ts';
import { recordRun, type RunOutcome } from './record-run.ts';
import { savedTextOf } from './saved-text.ts';
import { storeWindow, type WindowJob } from './store-window.ts';
import { StoreError, type ExportStore } from './stores/store.ts';

/** What is known of an attempt without an outcome. The count of strikes includes it, because it may have taken the process down. */
const DIED = 'The process ended in the middle.';

/** Exports of one process at once: each holds a process of the query engine and a part of an upload. */
const AT_ONCE = 2;

export interface ExportWorkOptions {
  readonly queries: QueryEngine;
  /** Milliseconds after which another worker takes up what a dead one has left. */
  readonly lease: number;
  openStore(definition: ScheduledExportDocument): Promise<ExportStore>;
}

/** One attempt at a window. */
interface ExportAttempt {
  readonly window: ExportWindow;
  /** The query's text; null where its saved query is gone. */
  readonly query: string | null;
  readonly spec: string;
  readonly leftover: WindowJob['leftover'];
  /** The attempt that was begun before this one. */
  readonly before: BegunWindow | null;
  /** As it is stored. */
  begun: BegunWindow;
  readonly startedAt: number;
}

/** Scheduled exports as leased work: each claim exports one window. */
export function exportWork(core: Core, options: ExportWorkOptions): LeasedWork<ScheduledExportDocument, ExportAttempt> {
  return {
    name: 'export',
    documents: core.models.scheduledExports,
    atOnce: AT_ONCE,
    lease: options.lease,
    backoff,
    prepare: (found, now) => prepareAttempt(core, found, now),
    run: (definition, helpers) => exportWindow(core, options, definition, helpers),
    failed: (definition, failure) => recordFailure(core, definition, failure),
  };
}

async function prepareAttempt(
  core: Core,
  found: ScheduledExportDocument,
  now: Date,
): Promise<Preparation<ScheduledExportDocument, ExportAttempt>> {
  const window = windowAt(found.window, found.next);
  const isActive = found.enabled && found.pausedAt == null;
  if (!isActive || !mayRun(found, window, now)) {
    return { leave: { dueAt: isActive ? dueAt(window, found.delay) : null } };
  }
  const query = await textOf(core, found);
  const spec = specOf(found, query);
  const before = found.begun !== null && found.begun.start.getTime() === window.start.getTime() ? found.begun : null;
  const strikes: Partial<Strikes> = before?.open ? addStrike(found, DIED, now) : {};
  if (before?.open && strikes.pausedAt != null) {
    await recordDeath(core, found, { window, query, begun: before });
    notePause(core, found, strikes);
    return { leave: { ...strikes, dueAt: null, begun: { ...before, open: false } } };
  }
  const leftover = leftoverOf(before?.spec ?? null, spec);
  const begun = {
    start: window.start,
    // Of what is stale its own mark is kept until it is gone.
    spec: leftover === 'stale' ? before!.spec : spec,
    attempt: (before?.attempt ?? 0) + 1,
    at: now,
    open: true,
  };
  const prepared = { window, query, spec, leftover, before, begun, startedAt: performance.now() };
  return { claim: { ...strikes, begun }, prepared };
}

/** Exports the window of an attempt; answers what the definition is after it. */
async function exportWindow(
  core: Core,
  { queries, openStore }: ExportWorkOptions,
  definition: ScheduledExportDocument,
  { prepared: attempt, keep, signal }: WorkHelpers<ScheduledExportDocument, ExportAttempt>,
): Promise<Partial<ScheduledExportDocument>> {
  const { window, query, spec, leftover, before } = attempt;
  if (before?.open) await recordDeath(core, definition, { window, query, begun: before });
  if (query === null) throw new StoreError('The saved query is gone.');
  const store = await openStore(definition);
  try {
    const onClean = async () => {
      attempt.begun = { ...attempt.begun, spec };
      await keep({ begun: attempt.begun });
    };
    const job: WindowJob = { definition, window, query, leftover, onClean, signal };
    const { rows, bytes, sha256 } = await storeWindow(store, queries, job, core.clock);
    const milliseconds = millisecondsOf(attempt);
    await recordRun(core, definition, {
      ...outcomeOf(definition, attempt),
      ...{ status: 'Succeeded', rows, bytes, sha256, milliseconds },
    });
    return afterSuccess(definition, window, core.clock());
  } finally {
    store.close();
  }
}

/** Records an attempt that failed or was stopped; answers what the definition keeps of it. */
async function recordFailure(
  core: Core,
  definition: ScheduledExportDocument,
  { error, isStopped, prepared: attempt }: WorkFailure<ExportAttempt>,
): Promise<Partial<ScheduledExportDocument>> {
  const message = isStopped ? 'The process was stopped.' : error.message;
  if (!isStopped)
    core.log.warn({ export: definition.name, reason: message, err: unexpected(error) }, 'An export failed');
  await recordRun(core, definition, {
    ...outcomeOf(definition, attempt),
    status: isStopped ? 'Interrupted' : 'Failed',
    error: message,
    milliseconds: millisecondsOf(attempt),
  });
  const now = core.clock();
  const ended = { begun: { ...attempt.begun, open: false }, lastRunAt: now };
  if (isStopped || !(error instanceof QueryError) || !error.endsEvaluator) return ended;
  const strikes = addStrike(definition, message, now);
  if (strikes.pausedAt === null) return { ...ended, ...strikes };
  notePause(core, definition, strikes);
  return { ...ended, ...strikes, dueAt: null };
}

/** Records that the process ended in the middle of an attempt. */
function recordDeath(
  core: Core,
  definition: ScheduledExportDocument,
  attempt: Parameters<typeof outcomeOf>[1],
): Promise<void> {
  return recordRun(core, definition, { ...outcomeOf(definition, attempt), status: 'Interrupted', error: DIED });
}

function notePause({ log }: Core, { name }: ScheduledExportDocument, { pauseReason }: Partial<Strikes>): void {
  log.error({ export: name, reason: pauseReason }, 'A scheduled export is paused until it is changed, resumed or run');
}

/** The text of an export's query as of now; null where its saved query is gone. */
async function textOf(core: Core, { workspace, query, savedQueryId }: ScheduledExportDocument): Promise<string | null> {
  if (savedQueryId === null) return query;
  return (await savedTextOf(core, workspace, savedQueryId))?.text ?? null;
}

function outcomeOf(
  { name, format, gzip }: ScheduledExportDocument,
  { window, query, begun }: Pick<ExportAttempt, 'window' | 'query' | 'begun'>,
): Omit<RunOutcome, 'status'> {
  const { extension } = FORMAT_FACTS[format];
  return { window, query, object: objectNames(name, window, { extension, gzip }).data, attempt: begun.attempt };
}

function millisecondsOf({ startedAt }: ExportAttempt): number {
  return Math.round(performance.now() - startedAt);
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
  const next = isHurried ? now : dueAt(following, definition.delay);
  return { next: end, begun: null, lastRunAt: now, dueAt: next, ...NO_STRIKES };
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

/** The message says all of an expected failure. */
function unexpected(error: unknown): unknown {
  return error instanceof StoreError || error instanceof QueryError || isDatabaseAway(error) ? undefined : error;
}
