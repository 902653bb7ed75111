import type { EvaluationHost, TableRead } from '../evaluators/evaluator.ts';
import type { SourceRequest } from '../tables/storage.ts';
import type { SourceRow } from '../tables/table-provider.ts';
import type { EvaluationRequest } from './messages.ts';
import { packRows } from './packed-rows.ts';

/** Sends the batches of a table to a process, each on request and no faster than the channel takes them. */
export class ReadFeed {
  /** The reason that the table could not be read. */
  failure: Error | null = null;
  private readonly number: number;
  private readonly send: (message: EvaluationRequest) => Promise<void>;
  private readonly stop = new AbortController();
  private readonly read: TableRead;
  private readonly batches: AsyncIterator<readonly SourceRow[]>;
  private wanted = 0;
  private isBusy = false;
  private isOver = false;

  constructor(
    number: number,
    request: SourceRequest,
    host: EvaluationHost,
    send: (message: EvaluationRequest) => Promise<void>,
  ) {
    this.number = number;
    this.send = send;
    this.read = host.read(request, this.stop.signal);
    this.batches = this.read.batches[Symbol.asyncIterator]();
  }

  pull(): void {
    this.wanted += 1;
    if (!this.isBusy) void this.work();
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    try {
      while (this.wanted > 0 && !this.isOver) {
        this.wanted -= 1;
        const next = await this.batches.next();
        if (this.isOver) return;
        if (next.done) return this.end(null);
        await this.send({ kind: 'rows', read: this.number, rows: packRows(next.value) });
      }
    } catch (error) {
      if (this.isOver) return;
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.end(this.failure.message);
    } finally {
      this.isBusy = false;
    }
  }

  /** The source has failed with its part of the plan: the process reads the rows instead. */
  fellBack(): void {
    this.failure = null;
    this.read.fellBack();
  }

  private end(failure: string | null): void {
    this.isOver = true;
    void this.send({ kind: 'end', read: this.number, failure });
  }

  /** The query has to stop: a process that waits for rows gets no more. */
  abandon(): void {
    if (this.isOver) return;
    this.end('The query was stopped.');
    this.close();
  }

  close(): void {
    this.isOver = true;
    this.stop.abort();
    this.batches.return?.().catch(() => undefined);
  }
}
