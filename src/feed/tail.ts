import type { Logger } from '../logger.ts';
import type { Changes, LogEntry, LogPlace } from '../models/change.ts';
import type { Outage } from '../models/support/outage.ts';
import { KeptEntries } from './kept-entries.ts';
import { Waiters } from './waiters.ts';

/**
 * The end of a workspace's change log in this process, read once for all followers, and only while there are any. Entries arrive over
 * Redis at once. Where a number is missing, or Redis is away, they are read from MongoDB, at least each second. The newest entries are
 * kept for followers to pull.
 */
export interface Tail {
  /** Keeps the tail open until the returned function is called; calling it again changes nothing. */
  hold(): () => void;
  /** Resolves when the present end of the log is known; null where it is known now. Rejects where the log cannot be read. */
  ready(): Promise<void> | null;
  /** Whether it is read at present. */
  readonly isOpen: boolean;
  /** The number of the newest entry known here; of a tail that is closed, the newest known before. */
  readonly position: number;
  /** The place after that entry. */
  readonly place: LogPlace;
  /** Grows when the log is found to be another one than before, restored from a backup: who follows begins anew. */
  readonly replacements: number;
  /**
   * Up to `most` kept entries after `number`, oldest first; null where `number` is older than what is kept. Who asks for the same within
   * a moment gets the same list, by which what is read for it can be shared.
   */
  after(number: number, most?: number): readonly LogEntry[] | null;
  /** Resolves when there is, or may be, an entry after `number`, and when `signal` is aborted; never rejects. */
  changed(number: number, signal: AbortSignal): Promise<void>;
  /** How many wait for the next entry. */
  readonly waiting: number;
  /** Takes in entries that were appended, here or by another process. */
  receive(entries: readonly LogEntry[]): void;
  stop(): Promise<void>;
}

export interface TailOptions {
  readonly workspace: string;
  readonly changes: Changes;
  readonly log: Logger;
  readonly outage?: Outage | undefined;
  /** Has entries that other processes append handed to `receive`; answers what ends that. */
  listen(): () => void;
  /** Milliseconds that a tail stays open without anybody who holds it. */
  readonly idleAfter: number;
}

const POLL_EVERY = 1_000;
const READ_AT_ONCE = 1_000;

export class WorkspaceTail implements Tail {
  private readonly options: TailOptions;
  private readonly entries = new KeptEntries();
  private readonly waiters = new Waiters();
  private holders = 0;
  /** Settles when the end of the log is known; null while the tail is closed. */
  private opening: Promise<void> | null = null;
  private isReady = false;
  private endListening = (): void => {};
  /** The greatest number that was announced: entries up to it can be read. */
  private announced = 0;
  private reading: Promise<void> | null = null;
  private pollTimer: NodeJS.Timeout | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  /** Grows when the tail is closed: what was begun before it does not go on. */
  private closings = 0;
  private stopped = false;

  constructor(options: TailOptions) {
    this.options = options;
  }

  hold(): () => void {
    clearTimeout(this.idleTimer);
    this.holders += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holders -= 1;
      if (this.holders > 0 || this.stopped) return;
      this.idleTimer = setTimeout(() => this.close(), this.options.idleAfter);
      this.idleTimer.unref();
    };
  }

  ready(): Promise<void> | null {
    if (this.isReady) return null;
    this.opening ??= this.open().catch((error: unknown) => {
      this.close();
      throw error;
    });
    return this.opening;
  }

  get isOpen(): boolean {
    return this.opening !== null;
  }

  get position(): number {
    return this.entries.position;
  }

  get place(): LogPlace {
    return this.entries.place;
  }

  get replacements(): number {
    return this.entries.replacements;
  }

  after(number: number, most = Infinity): readonly LogEntry[] | null {
    return this.entries.after(number, most);
  }

  changed(number: number, signal: AbortSignal): Promise<void> {
    if (this.position > number || signal.aborted) return Promise.resolve();
    return this.waiters.wait(signal);
  }

  get waiting(): number {
    return this.waiters.size;
  }

  receive(entries: readonly LogEntry[]): void {
    const first = entries[0];
    if (!first || !this.isOpen) return;
    this.announced = Math.max(this.announced, entries.at(-1)!.number);
    if (first.number <= this.position + 1) this.take(entries);
    else void this.catchUp();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.close();
    this.waiters.wakeAll();
    await this.reading;
  }

  private async open(): Promise<void> {
    const { changes, workspace, listen } = this.options;
    const closings = this.closings;
    const last = await changes.lastPlace(workspace);
    if (closings !== this.closings) return;
    this.entries.beginAt(last);
    this.endListening = listen();
    // What was appended between the two is announced to nobody here.
    await this.catchUp();
    if (closings !== this.closings) return;
    this.isReady = true;
    this.schedulePoll(closings);
  }

  private close(): void {
    clearTimeout(this.idleTimer);
    clearTimeout(this.pollTimer);
    this.closings += 1;
    this.opening = null;
    this.isReady = false;
    this.endListening();
    this.endListening = () => {};
  }

  private take(entries: readonly LogEntry[]): void {
    if (this.entries.take(entries)) this.waiters.wakeAll();
  }

  /** Reads new entries from MongoDB; one read at a time. */
  private catchUp(read = () => this.readAll()): Promise<void> {
    const { log, outage } = this.options;
    this.reading ??= read()
      .catch((error: unknown) => {
        if (!outage?.note(error)) log.warn({ err: error }, 'The change log could not be read; trying again');
      })
      .finally(() => (this.reading = null));
    return this.reading;
  }

  private async readAll(): Promise<void> {
    const { changes, workspace } = this.options;
    for (;;) {
      const entries = await changes.after(workspace, this.position, READ_AT_ONCE);
      this.take(entries);
      // An entry announced meanwhile may have been inserted after the read.
      const isEnd = entries.length < READ_AT_ONCE && this.position >= this.announced;
      if (isEnd || entries.length === 0) return;
    }
  }

  /** Looks whether the newest entry known here is still in the log. It is never pruned, so without it the log is another one. */
  private async lookForOtherLog(): Promise<void> {
    const { changes, workspace } = this.options;
    const known = this.entries.place;
    if (known.number === 0) return;
    const found = await changes.placeOf(workspace, known.number);
    if (found?.mark === known.mark) return;
    const last = await changes.lastPlace(workspace);
    if (this.entries.place !== known) return;
    this.announced = last.number;
    this.entries.replaceAt(last);
    this.waiters.wakeAll();
  }

  private schedulePoll(closings: number): void {
    if (closings !== this.closings) return;
    const poll = () => this.catchUp(() => this.readAll().then(() => this.lookForOtherLog()));
    this.pollTimer = setTimeout(() => void poll().finally(() => this.schedulePoll(closings)), POLL_EVERY);
    this.pollTimer.unref();
  }
}
