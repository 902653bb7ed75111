import type { SourceRequest } from '../tables/storage.ts';
import type { SourceRow } from '../tables/table-provider.ts';
import type { QueryRun } from './query-run.ts';

type Next = Promise<IteratorResult<readonly SourceRow[]>>;

/**
 * A read of a table that was begun by the engine. The runner that continues the plan reads it from its first batch. It has no signal
 * of its own, because a signal adds a listener in each layer of the driver: it ends with the signal of the query, or at the query's
 * deadline.
 */
export class OpenRead {
  readonly request: SourceRequest;
  private readonly batches: AsyncIterator<readonly SourceRow[]>;
  private readonly ahead: Next[] = [];

  constructor(run: QueryRun, request: SourceRequest) {
    this.request = request;
    this.batches = run.open(request, run.request.signal)[Symbol.asyncIterator]();
  }

  /** The rows where they are at most one batch; null where there are more, and where the read fails. */
  async onlyBatch(): Promise<readonly SourceRow[] | null> {
    try {
      const first = await this.next();
      if (first.done) return [];
      const second = await this.next();
      return second.done ? first.value : null;
    } catch {
      return null;
    }
  }

  private next(): Next {
    const next = this.batches.next();
    this.ahead.push(next);
    return next;
  }

  /** All batches, until `signal` is aborted. Raises the failure that `onlyBatch` has met. */
  async *rows(signal: AbortSignal): AsyncGenerator<readonly SourceRow[]> {
    signal.addEventListener('abort', () => this.close(), { once: true });
    for (const next of this.ahead) {
      const { done, value } = await next;
      if (done) return;
      yield value;
    }
    yield* { [Symbol.asyncIterator]: () => this.batches };
  }

  /** Whether another request, perhaps from another process, is for the same rows. */
  isFor(request: SourceRequest): boolean {
    return JSON.stringify(request) === JSON.stringify(this.request);
  }

  close(): void {
    this.batches.return?.().catch(() => undefined);
  }
}
