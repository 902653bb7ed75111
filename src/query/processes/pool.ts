import { wholeQueryError } from '../plan/errors.ts';
import { bundleOf, type ProcessCode } from './bundle.ts';
import { Handle, type LentProcess, type ProcessOptions } from './handle.ts';
import type { Snapshots } from './snapshot.ts';

export interface PoolOptions extends ProcessOptions {
  /** Idle processes that are kept ready, from {@link ProcessPool.warmUp} on; before that each starts when it is needed. */
  readonly warm: number;
  /** Where processes start from a snapshot: the snapshots of their server. */
  readonly snapshots?: Snapshots;
}

/** The process stops: callers that wait for a process fail as if they had disconnected. */
const closedError = () => wholeQueryError('CANCELLED', 'The query engine is closed.');

/** Processes of one kind. The gate in front of it limits how many run at once. */
export class ProcessPool {
  private readonly options: PoolOptions;
  private readonly idle: Handle[] = [];
  private readonly all = new Set<Handle>();
  private readonly waiting: { resolve(handle: Handle): void; reject(error: Error): void }[] = [];
  private isFilling = false;
  private kept = 0;
  private isClosed = false;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  /** Starts a process and resolves when it is ready. */
  private async start(): Promise<Handle> {
    const { file, heapMegabytes, snapshots } = this.options;
    const code = await bundleOf(file);
    const snapshot = (await snapshots?.of(code, heapMegabytes)) ?? null;
    if (snapshot === null) return this.startFrom(code, null);
    try {
      return await this.startFrom(code, snapshot);
    } catch {
      // a server that stops ends processes that have not started yet, and that says nothing of the snapshot
      if (this.isClosed) throw closedError();
      await snapshots?.discard(snapshot);
      return this.startFrom(code, null);
    }
  }

  private async startFrom(code: ProcessCode, snapshot: string | null): Promise<Handle> {
    if (this.isClosed) throw closedError();
    const handle = new Handle(code, this.options, (returned) => this.takeBack(returned), snapshot);
    this.all.add(handle);
    await handle.ready;
    return handle;
  }

  private takeBack(handle: Handle): void {
    if (handle.isDead) {
      this.all.delete(handle);
      const at = this.idle.indexOf(handle);
      if (at >= 0) this.idle.splice(at, 1);
      // a process that could not start is not tried again at once: the next query will try
      if (handle.wasReady) this.fill();
      return;
    }
    if (!this.idle.includes(handle)) this.idle.push(handle);
    this.lendIdle();
    while (this.idle.length > this.options.warm * 2) void this.idle.shift()?.close();
  }

  /** Starts processes before they are needed, and others in the place of those on loan. */
  warmUp(): void {
    this.kept = this.options.warm;
    this.fill();
  }

  /** Starts processes one after the other: several at once would only delay each other. */
  private fill(): void {
    const wanted = Math.max(this.kept, Math.min(this.waiting.length, 1));
    if (this.isFilling || this.isClosed || this.idle.length >= wanted) return;
    this.isFilling = true;
    this.start().then(
      (handle) => {
        this.isFilling = false;
        this.takeBack(handle);
        this.fill();
      },
      (error: Error) => {
        this.isFilling = false;
        const [first] = this.waiting.splice(0, 1);
        first?.reject(error);
        if (this.waiting.length > 0) this.fill();
      },
    );
  }

  private lendIdle(): void {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const handle = this.idle.shift() as Handle;
      if (!handle.isDead) this.waiting.shift()?.resolve(handle);
    }
  }

  /** A process that is ready to work. */
  async lend(): Promise<LentProcess> {
    if (this.isClosed) throw closedError();
    const found = new Promise<Handle>((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.lendIdle();
    // where processes are kept ready another starts meanwhile, so that the next query need not wait
    this.fill();
    const handle = await found;
    handle.hold();
    return handle;
  }

  /** Resolves when as many processes are ready as are kept warm, or when the pool is closed. */
  async whenWarm(): Promise<void> {
    while (!this.isClosed && this.idle.length < this.kept)
      await new Promise((resolve) => setTimeout(resolve, 50).unref());
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.options.snapshots?.close();
    for (const { reject } of this.waiting.splice(0)) reject(closedError());
    await Promise.all([...this.all].map((handle) => handle.close()));
  }
}
