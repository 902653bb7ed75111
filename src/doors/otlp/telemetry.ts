import type { Type } from 'protobufjs';
import { countLogs, readLogs } from '../../domain/otlp/read-logs.ts';
import { countMetrics, readMetrics } from '../../domain/otlp/read-metrics.ts';
import { countSpans, readTraces } from '../../domain/otlp/read-traces.ts';
import { sortRecord, type Sorted, type Unsorted } from '../../domain/records/sorted.ts';
import type { Core } from '../../services/core.ts';
import type { RecordOutcome } from '../../services/records/batch-outcomes.ts';
import { batchIdentity, recordSorted } from '../../services/records/record-sorted.ts';
import { OverQuotaError } from '../../services/usage/daily-cap.ts';
import type { Bearer } from '../../services/usage/delivery.ts';
import { inTurns } from '../../turns.ts';
import { refuseManyRecords } from '../post/read-json.ts';
import { messages } from './messages.ts';

/** What a request holds: records, each as one or as those that one point makes. */
type Brought = Iterable<Unsorted | Sorted | readonly Sorted[]>;

/** One kind of telemetry: how it is called, how it is read, and how rejected records are reported. */
export interface Telemetry {
  /** Its path over HTTP. */
  readonly path: string;
  /** Its service over gRPC. */
  readonly service: string;
  /** Its name in `Operation`. */
  readonly name: string;
  readonly table: string;
  readonly request: () => Type;
  readonly response: () => Type;
  readonly rejected: string;
  /** How many records a request makes. */
  readonly count: (request: unknown) => number;
  /** Its records, read one after another as they are taken. */
  readonly read: (request: unknown, receivedAt: Date) => Brought;
}

/** All kinds; of spans the count is read, to say that they are not kept. */
export const TELEMETRY: readonly Telemetry[] = [
  {
    path: '/v1/logs',
    service: 'opentelemetry.proto.collector.logs.v1.LogsService',
    name: 'logs',
    table: 'OtlpLogs_CL',
    request: () => messages().logsRequest,
    response: () => messages().logsResponse,
    rejected: 'rejectedLogRecords',
    count: countLogs,
    read: readLogs,
  },
  {
    path: '/v1/metrics',
    service: 'opentelemetry.proto.collector.metrics.v1.MetricsService',
    name: 'metrics',
    table: 'Perf',
    request: () => messages().metricsRequest,
    response: () => messages().metricsResponse,
    rejected: 'rejectedDataPoints',
    count: countMetrics,
    read: readMetrics,
  },
  {
    path: '/v1/traces',
    service: 'opentelemetry.proto.collector.trace.v1.TraceService',
    name: 'traces',
    table: '',
    request: () => messages().tracesRequest,
    response: () => messages().tracesResponse,
    rejected: 'rejectedSpans',
    count: countSpans,
    read: readTraces,
  },
];

/** A request that was read. */
export interface TelemetryRequest {
  readonly bearer: Bearer;
  readonly message: unknown;
  /** As it came, decoded: a batch that is sent again is known by it. */
  readonly body: Buffer;
}

/** Stores what a request brings, and gives the answer as JSON has it. Throws a `BodyError` and an `OverQuotaError`. */
export async function recordTelemetry(
  core: Core,
  telemetry: Telemetry,
  { bearer, message, body }: TelemetryRequest,
): Promise<object> {
  refuseManyRecords(telemetry.count(message));
  const { sorted, owners } = await sortInTurns(telemetry.read(message, core.clock()));
  const identity = batchIdentity(bearer.door, body);
  const outcomes = await recordSorted(core, { bearer, sorted, bytes: body.length, identity });
  core.metrics.recordsTaken(bearer.door, outcomes.length);
  return answerOf(outcomes, owners, telemetry.rejected);
}

/** The records, and for each the number of what brought it: a point may bring several. */
async function sortInTurns(brought: Brought): Promise<{ sorted: Sorted[]; owners: number[] }> {
  const sorted: Sorted[] = [];
  const owners: number[] = [];
  const add = (one: Sorted, owner: number) => void (sorted.push(one), owners.push(owner));
  await inTurns(brought, (one, owner) => {
    if (isSeveral(one)) one.forEach((record) => add(record, owner));
    else add('kind' in one ? one : sortRecord(one), owner);
  });
  return { sorted, owners };
}

function isSeveral(one: Unsorted | Sorted | readonly Sorted[]): one is readonly Sorted[] {
  return Array.isArray(one);
}

/** Nothing for a full success; else how many were rejected, with the first reason. What may come again later fails the whole request. */
function answerOf(outcomes: readonly RecordOutcome[], owners: readonly number[], rejected: string): object {
  const refused = new Set<number>();
  let first: string | null = null;
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.kind === 'over-quota') throw new OverQuotaError();
    if (outcome.kind !== 'rejected') continue;
    refused.add(owners[index]!);
    first ??= outcome.message;
  }
  return first === null ? {} : { partialSuccess: { [rejected]: String(refused.size), errorMessage: first } };
}
