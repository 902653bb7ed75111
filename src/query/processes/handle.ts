import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { Logger } from '../../logger.ts';
import type { ProcessCode, ProcessFile } from './bundle.ts';
import { OWN_END } from './child.ts';
import { LastWords } from './last-words.ts';
import { canReadMemory, ResidentMemory } from './resident-memory.ts';
import { startChild } from './start-child.ts';
import { openStateFile, type StateFile } from './state-file.ts';

export interface ProcessOptions {
  readonly file: ProcessFile;
  /** The limit of V8's heap. */
  readonly heapMegabytes: number;
  /** What is said of a process that ends by a fault, or from outside. */
  readonly log: ProcessLog;
}

export type ProcessLog = Pick<Logger, 'warn' | 'error'>;

/**
 * Why a process ended before it answered: it took too much memory; a signal from outside, such as `kill -9`; a fault of its own; or it was
 * ended because nobody needs it any more.
 */
export type ProcessEnd =
  | { readonly kind: 'memory' }
  | { readonly kind: 'outside'; readonly signal: string }
  | { readonly kind: 'crash'; readonly reason: string }
  | { readonly kind: 'ended' };

/** A process on loan. It does one thing at a time. */
export interface LentProcess {
  /** The state that its run writes; null where there is no place for it. */
  readonly state: StateFile | null;
  /** Resolves when the channel has taken the message, or the process has ended. */
  send(message: unknown): Promise<void>;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: (end: ProcessEnd) => void): void;
  /** The processor time that the process has used, in ms; null where the system does not report it. */
  cpuMilliseconds(): number | null;
  /** Lowers the priority of the process from now on. */
  stepBack(): void;
  /** Returns the process to the pool. */
  release(): void;
  /** Ends the process, whatever it is doing; another replaces it. */
  destroy(): void;
}

/** Linux counts a process's time in hundredths of a second, on every platform that Node runs on. */
const TICK_MILLISECONDS = 10;
/** What a process may hold beside V8's old space: the young one, code, buffers and text in transit. */
const BESIDE_HEAP_MEGABYTES = 256;
/** What the files of Node itself take where they cannot be told from a process's own memory. */
const SHARED_MEGABYTES = 64;
/** A process that is ended from outside with so much of its limit was most likely ended by the system, for want of memory. */
const MUCH = 0.5;
/** The signals by which others end a process; V8 ends itself by others. */
const FROM_OUTSIDE: readonly NodeJS.Signals[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];
/** A process that has grown beyond this by a query is not kept for the next one. */
const MOST_AT_REST_MEGABYTES = 320;
const MEGABYTE = 1024 * 1024;

/** A process of the engine, from its start to its end. */
export class Handle implements LentProcess {
  readonly ready: Promise<void>;
  readonly state: StateFile | null;
  /** Resolves when the process has ended and everything that it sent was received. */
  readonly closed: Promise<void>;
  isDead = false;
  wasReady = false;
  private readonly child: ChildProcess;
  private readonly options: ProcessOptions;
  private readonly memory: ResidentMemory;
  private readonly residentBytes: number;
  private readonly lastWords: LastWords;
  private readonly giveBack: (handle: Handle) => void;
  private hasSteppedBack = false;
  /** How this process has ended it. */
  private endedFor: 'memory' | 'ended' | null = null;
  private end: ProcessEnd | null = null;
  private messages: ((message: unknown) => void) | null = null;
  private ended: ((end: ProcessEnd) => void) | null = null;

  /** @param snapshot the file to start from instead of the code; null for none */
  constructor(
    code: ProcessCode,
    options: ProcessOptions,
    giveBack: (handle: Handle) => void,
    snapshot: string | null = null,
  ) {
    this.options = options;
    this.giveBack = giveBack;
    const { heapMegabytes } = options;
    this.residentBytes = (heapMegabytes + BESIDE_HEAP_MEGABYTES) * MEGABYTE;
    const file = options.file === 'evaluation-process.ts' ? openStateFile() : null;
    this.state = file?.state ?? null;
    const ownWatch = canReadMemory() ? null : this.residentBytes + SHARED_MEGABYTES * MEGABYTE;
    this.child = startChild(code, {
      heapMegabytes,
      snapshot,
      arguments: { parent: process.pid, residentBytes: ownWatch },
      stateFile: file?.descriptor ?? null,
    });
    this.lastWords = new LastWords(this.child.stderr);
    this.memory = new ResidentMemory(this.residentBytes, () => this.kill('memory'));
    let failStart: (error: Error) => void;
    this.ready = new Promise((resolve, reject) => {
      failStart = reject;
      this.child.once('message', () => {
        this.wasReady = true;
        this.rest();
        resolve();
        this.child.on('message', (message) => this.messages?.(message));
      });
    });
    this.ready.catch(() => undefined);
    this.closed = new Promise((resolve) => {
      const close = (end: ProcessEnd) => {
        this.finish(end);
        failStart(new Error(`A process of the query engine could not start: ${reasonOf(end)}.`));
        resolve();
      };
      this.child.on('error', (error) => {
        // a message that could not be sent, or a start that failed; only the latter has no end of its own
        if (this.child.pid === undefined) close({ kind: 'crash', reason: error.message });
      });
      this.child.once('exit', () => (this.isDead = true));
      this.child.once('close', (code, signal) => close(this.endOf(code, signal)));
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  private endOf(code: number | null, signal: NodeJS.Signals | null): ProcessEnd {
    if (this.endedFor !== null) return { kind: this.endedFor };
    const { line, isOutOfMemory } = this.lastWords;
    const isLarge = this.memory.bytes > this.residentBytes * MUCH;
    if (isOutOfMemory || signal === OWN_END || (signal === 'SIGKILL' && isLarge)) return { kind: 'memory' };
    if (signal !== null && FROM_OUTSIDE.includes(signal)) return { kind: 'outside', signal };
    return {
      kind: 'crash',
      reason: line ?? (signal === null ? `it ended with code ${code}` : `it ended by ${signal}`),
    };
  }

  private finish(end: ProcessEnd): void {
    if (this.end) return;
    this.end = end;
    this.isDead = true;
    this.memory.close();
    this.report(end);
    // it reads the state for its message
    this.ended?.(end);
    this.state?.close();
    this.giveBack(this);
  }

  private report(end: ProcessEnd): void {
    if (end.kind === 'ended') return;
    const { log, file } = this.options;
    const facts = { process: file.replace('-process.ts', ''), pid: this.pid, reason: reasonOf(end) };
    const lastWords = this.lastWords.line;
    const level = end.kind === 'crash' ? 'error' : 'warn';
    log[level](
      { ...facts, ...(lastWords === null ? {} : { lastWords }) },
      'A process of the query engine ended; another replaces it',
    );
  }

  /** A process that starts or works keeps this one alive. While it works its memory is watched. */
  hold(): void {
    this.child.ref();
    this.child.channel?.ref();
    if (this.pid !== undefined && !this.isDead) this.memory.start(this.pid);
  }

  private rest(): void {
    this.memory.stop();
    this.child.unref();
    this.child.channel?.unref();
    // a pipe, which @types/node describes as any readable
    (this.child.stderr as { unref?(): void } | null)?.unref?.();
  }

  send(message: unknown): Promise<void> {
    if (this.isDead || !this.child.connected) return Promise.resolve();
    // the listener of the end learns what has become of a message that could not be sent
    return new Promise((resolve) => this.child.send(message as object, () => resolve()));
  }

  cpuMilliseconds(): number | null {
    try {
      // man 5 proc: after the name in parentheses, fields 14 and 15 are the ticks in user and in system mode
      const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
    } catch {
      return null;
    }
  }

  onMessage(listener: (message: unknown) => void): void {
    this.messages = listener;
  }

  onEnd(listener: (end: ProcessEnd) => void): void {
    this.ended = listener;
    const { end } = this;
    if (end) queueMicrotask(() => listener(end));
  }

  stepBack(): void {
    if (this.setPriority(constants.priority.PRIORITY_LOW)) this.hasSteppedBack = true;
  }

  private setPriority(priority: number): boolean {
    if (this.pid === undefined || this.isDead) return false;
    try {
      setPriority(this.pid, priority);
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
    if (this.memory.bytes > MOST_AT_REST_MEGABYTES * MEGABYTE) return this.destroy();
    this.messages = null;
    this.ended = null;
    this.rest();
    this.giveBack(this);
  }

  destroy(): void {
    this.rest();
    this.kill('ended');
  }

  private kill(reason: 'memory' | 'ended'): void {
    this.isDead = true;
    if (this.end) return;
    this.endedFor ??= reason;
    this.memory.stop();
    this.child.kill('SIGKILL');
  }

  async close(): Promise<void> {
    this.kill('ended');
    this.child.ref();
    await this.closed;
  }
}

function reasonOf(end: ProcessEnd): string {
  switch (end.kind) {
    case 'memory':
      return 'it needed too much memory';
    case 'outside':
      return `${end.signal} from outside`;
    case 'crash':
      return end.reason;
    case 'ended':
      return 'it was ended';
  }
}
