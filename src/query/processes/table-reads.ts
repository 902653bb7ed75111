import type { Stream } from '../evaluate/context.ts';
import { SpanError } from '../plan/errors.ts';
import type { PlanNode, ScanArgs } from '../plan/plan.ts';
import type { ScanFilter } from '../pushdown/scan-narrowing.ts';
import { type Pushed, requestOf } from '../run/push-down.ts';
import { PushedError } from '../run/surroundings.ts';
import { fromSource } from '../tables/source-values.ts';
import type { SourceRequest } from '../tables/storage.ts';
import type { SourceRow } from '../tables/table-provider.ts';
import type { Row } from '../values/value.ts';
import type { EvaluationReport, EvaluationRequest } from './messages.ts';
import { unpackRows } from './packed-rows.ts';

/** Batches that may be in transit to the process. */
const WINDOW = 4;

/** A read in progress: batches that have arrived, and the consumer that waits for one. */
interface OpenBatches {
  readonly batches: (readonly SourceRow[])[];
  ended: boolean;
  failure: string | null;
  wake: (() => void) | null;
}

/** The reads of tables of an evaluation process: the engine fetches the rows, a few batches ahead. */
export class TableReads {
  rowsRead = 0;
  private readonly report: (message: EvaluationReport) => void;
  private readonly open = new Map<number, OpenBatches>();
  private last = 0;

  constructor(report: (message: EvaluationReport) => void) {
    this.report = report;
  }

  /** Receives rows, or the end of a read. */
  receive(message: Extract<EvaluationRequest, { kind: 'rows' | 'end' }>): void {
    const read = this.open.get(message.read);
    if (!read) return;
    if (message.kind === 'rows') read.batches.push(unpackRows<SourceRow>(message.rows));
    else {
      read.ended = true;
      read.failure = message.failure;
    }
    const { wake } = read;
    read.wake = null;
    wake?.();
  }

  forget(): void {
    this.open.clear();
  }

  /** `failed` creates the error for a source that fails. */
  private async *fetch(
    request: SourceRequest,
    failed: (reason: string, number: number) => Error,
  ): AsyncGenerator<readonly SourceRow[]> {
    const number = (this.last += 1);
    const read: OpenBatches = { batches: [], ended: false, failure: null, wake: null };
    this.open.set(number, read);
    this.report({ kind: 'read', read: number, request, pulls: WINDOW });
    try {
      for (;;) {
        const batch = read.batches.shift();
        if (batch) {
          this.report({ kind: 'pull', read: number });
          this.rowsRead += batch.length;
          yield batch;
          continue;
        }
        if (read.failure !== null) throw failed(read.failure, number);
        if (read.ended) return;
        await new Promise<void>((resolve) => (read.wake = resolve));
      }
    } finally {
      this.open.delete(number);
      this.report({ kind: 'close', read: number });
    }
  }

  /** The rows of a table that a scan needs. */
  async *scan(node: PlanNode, narrowed: ScanFilter | null): Stream {
    const { table, needed } = node.args as ScanArgs;
    const indexes = needed ?? node.columns.map((_, index) => index);
    const columns = indexes.map((index) => node.columns[index]!);
    const request: SourceRequest = {
      table,
      columns: columns.map(({ name }) => name),
      from: narrowed?.from?.getTime() ?? null,
      to: narrowed?.to?.getTime() ?? null,
      indexed: narrowed?.indexed ?? null,
      filter: narrowed?.filter ?? null,
      first: narrowed?.first ?? null,
      pushed: null,
    };
    const failed = () => new SpanError('INTERNAL', `The table '${table}' could not be read.`, node.span);
    for await (const batch of this.fetch(request, failed)) {
      yield batch.map((cells) => {
        const row: Row = new Array(node.columns.length).fill(null);
        for (let index = 0; index < columns.length; index += 1) {
          row[indexes[index]!] = fromSource(cells[index], columns[index]!.type);
        }
        return row;
      });
    }
  }

  /** The part of a plan that the source of its table runs. */
  aggregate(pushed: Pushed): AsyncIterable<readonly SourceRow[]> {
    return this.fetch(requestOf(pushed), (reason, read) => {
      this.report({ kind: 'fallback', read });
      return new PushedError(reason);
    });
  }
}
