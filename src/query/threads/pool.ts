import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { wholeQueryError } from '../plan/errors.ts';
import { bundleOf, type ThreadFile } from './bundle.ts';
import type { ReadyMessage } from './messages.ts';

export interface PoolOptions {
  readonly file: ThreadFile;
  readonly memoryMegabytes: number;
  /** Idle threads that are kept ready, from {@link ThreadPool.warmUp} on; before that each starts when it is needed. */
  readonly warm: number;
}

/** Why a thread ended before it answered. */
export type ThreadEnd = 'memory' | 'crash' | 'terminated';

/** A thread on loan. It does one thing at a time. */
export interface Thread {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: (end: ThreadEnd, error: Error | null) => void): void;
  /** The processor time that the thread has used, in ms; null where the system does not report it. */
  cpuMilliseconds(): number | null;
  /** Lowers the priority of the thread from now on. */
  stepBack(): void;
  /** Returns the thread to the pool. */
  release(): void;
  /** Ends the thread, whatever it is doing; another replaces it. */
  destroy(): void;
}

/** Linux counts a thread's time in hundredths of a second, on every platform that Node runs on. */
const TICK_MILLISECONDS = 10;

class Handle implements Thread {
  readonly ready: Promise<void>;
  isDead = false;
  wasReady = false;
  /** The system's id of the thread; null where it is not known. */
  private task: string | null = null;
  private hasSteppedBack = false;
  private readonly worker: Worker;
  private messages: ((message: unknown) => void) | null = null;
  private ended: ((end: ThreadEnd, error: Error | null) => void) | null = null;
  private readonly giveBack: (handle: Handle) => void;

  constructor(code: URL, memoryMegabytes: number, giveBack: (handle: Handle) => void) {
    this.giveBack = giveBack;
    // NODE_OPTIONS are for the process that runs the tests, and not for threads.
    this.worker = new Worker(code, {
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '' },
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, stackSizeMb: 8 },
    });
    this.worker.unref();
    this.ready = new Promise((resolve, reject) => {
      this.worker.once('message', ({ task }: ReadyMessage) => {
        this.wasReady = true;
        this.task = task;
        resolve();
      });
      this.worker.once('error', reject);
      this.worker.once('exit', () => reject(new Error('The thread ended before it was ready.')));
    });
    this.ready.catch(() => undefined);
    let failure: Error | null = null;
    this.worker.on('message', (message) => this.messages?.(message));
    this.worker.on('error', (error) => {
      failure = error;
    });
    this.worker.on('exit', () => {
      const wasDead = this.isDead;
      this.isDead = true;
      const code = (failure as NodeJS.ErrnoException | null)?.code;
      this.ended?.(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : wasDead ? 'terminated' : 'crash', failure);
      this.giveBack(this);
    });
  }

  /** A busy thread keeps the process alive, an idle one does not. */
  hold(): void {
    this.worker.ref();
  }

  post(message: unknown): void {
    this.worker.postMessage(message);
  }

  cpuMilliseconds(): number | null {
    if (this.task === null) return null;
    try {
      // man 5 proc: after the name in parentheses, fields 14 and 15 are the ticks in user and in system mode
      const stat = readFileSync(`/proc/self/task/${this.task}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
    } catch {
      return null;
    }
  }

  onMessage(listener: (message: unknown) => void): void {
    this.messages = listener;
  }

  onEnd(listener: (end: ThreadEnd, error: Error | null) => void): void {
    this.ended = listener;
  }

  stepBack(): void {
    if (this.setPriority(constants.priority.PRIORITY_LOW)) this.hasSteppedBack = true;
  }

  private setPriority(priority: number): boolean {
    if (this.task === null) return false;
    try {
      // on Linux a thread has a priority of its own, by its number
      setPriority(Number(this.task), priority);
      return true;
    } catch {
      return false;
    }
  }

  release(): void {
    if (this.hasSteppedBack) {
      // raising the priority again needs a privilege that few processes have
      if (!this.setPriority(constants.priority.PRIORITY_NORMAL)) return this.destroy();
      this.hasSteppedBack = false;
    }
    this.messages = null;
    this.ended = null;
    this.worker.unref();
    this.giveBack(this);
  }

  destroy(): void {
    this.isDead = true;
    void this.worker.terminate();
  }

  async close(): Promise<void> {
    this.isDead = true;
    await this.worker.terminate();
  }
}

/** The process stops: callers that wait for a thread fail as if they had disconnected. */
const closedError = () => wholeQueryError('CANCELLED', 'The query engine is closed.');

/** Threads of one kind. The gate in front of it limits how many run at once. */
export class ThreadPool {
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

  /** Starts a thread and resolves when it is ready. */
  private async start(): Promise<Handle> {
    const code = await bundleOf(this.options.file);
    if (this.isClosed) throw closedError();
    const handle = new Handle(code, this.options.memoryMegabytes, (returned) => this.takeBack(returned));
    this.all.add(handle);
    await handle.ready;
    return handle;
  }

  private takeBack(handle: Handle): void {
    if (handle.isDead) {
      this.all.delete(handle);
      const at = this.idle.indexOf(handle);
      if (at >= 0) this.idle.splice(at, 1);
      // a thread that could not start is not tried again at once: the next query will try
      if (handle.wasReady) this.fill();
      return;
    }
    if (!this.idle.includes(handle)) this.idle.push(handle);
    this.lendIdle();
    while (this.idle.length > this.options.warm * 2) void this.idle.shift()?.close();
  }

  /** Starts threads before they are needed, and others in the place of those on loan. */
  warmUp(): void {
    this.kept = this.options.warm;
    this.fill();
  }

  /** Starts threads one after the other: several at once would only delay each other. */
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
    while (this.idle.length > 0 && this.waiting.length > 0) this.waiting.shift()?.resolve(this.idle.shift() as Handle);
  }

  /** A thread that is ready to work. */
  async lend(): Promise<Thread> {
    if (this.isClosed) throw closedError();
    const found = new Promise<Handle>((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.lendIdle();
    // where threads are kept ready another starts meanwhile, so that the next query need not wait
    this.fill();
    const handle = await found;
    handle.hold();
    return handle;
  }

  /** Resolves when as many threads are ready as are kept warm, or when the pool is closed. */
  async whenWarm(): Promise<void> {
    while (!this.isClosed && this.idle.length < this.kept)
      await new Promise((resolve) => setTimeout(resolve, 50).unref());
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.waiting.splice(0)) reject(closedError());
    await Promise.all([...this.all].map((handle) => handle.close()));
  }
}
