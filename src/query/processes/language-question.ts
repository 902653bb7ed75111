import { deserialize } from 'node:v8';
import { type QueryErrorCode, wholeQueryError } from '../plan/errors.ts';
import type { LanguageAnswer } from './messages.ts';
import type { LentProcess } from './handle.ts';

/** How many times its own time a text may wait for a processor; and how often to check, in ms. */
const MOST_WAITING = 10;
const MIN_WATCH = 50;
/** Milliseconds after which the process that parses a text gets a lower priority. */
const LONG_TEXT = 500;

interface LanguageQuestionOptions {
  readonly id: number;
  /** Processor time that the answer may take, in ms; elapsed time where the system does not report processor time. */
  readonly milliseconds: number;
  /** Sends the question, with the tables and functions that it is about where the process does not have them. */
  readonly ask: (withNames: boolean) => void;
}

/** The process was ended from outside, which says nothing about the text. */
export class LanguageInterruptedError extends Error {
  override name = 'LanguageInterruptedError';
}

/** One question to a language process. A process that takes too long, or too much memory, is ended. */
export class LanguageQuestionRun {
  /** True where the process had to be ended. */
  isBroken = false;
  private readonly process: LentProcess;
  private readonly options: LanguageQuestionOptions;
  private readonly started = performance.now();
  private readonly cpuBefore: number | null;
  private readonly stepBack: NodeJS.Timeout;
  private timer: NodeJS.Timeout;
  private resolve: (result: unknown) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;

  constructor(process: LentProcess, options: LanguageQuestionOptions) {
    this.process = process;
    this.options = options;
    this.cpuBefore = process.cpuMilliseconds();
    this.timer = setTimeout(() => this.watch(), options.milliseconds);
    this.stepBack = setTimeout(() => process.stepBack(), LONG_TEXT);
  }

  answer(): Promise<unknown> {
    const result = new Promise<unknown>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.process.onEnd((end) => {
      if (end.kind === 'outside') return this.fail(new LanguageInterruptedError(end.signal));
      const message =
        end.kind === 'memory' ? 'parsing and binding needs too much memory' : 'the process that parses it ended';
      if (end.kind !== 'ended') this.refuse('TOO_COMPLEX', `The query is too complex: ${message}.`);
      // the engine is closed meanwhile
      else this.refuse('CANCELLED', 'The query was cancelled.');
    });
    this.process.onMessage((message) => this.receive(message as LanguageAnswer));
    this.options.ask(false);
    return result;
  }

  /** Counts only time in which the process could work: on a busy machine a harmless query may have to wait for its turn. */
  private watch(): void {
    const { milliseconds } = this.options;
    const cpu = this.process.cpuMilliseconds();
    const worked = cpu === null || this.cpuBefore === null ? Infinity : cpu - this.cpuBefore;
    const left = milliseconds - worked;
    if (left > 0 && performance.now() - this.started < milliseconds * MOST_WAITING) {
      this.timer = setTimeout(() => this.watch(), Math.max(MIN_WATCH, left));
      return;
    }
    const message = `The query is too complex: parsing and binding took longer than ${milliseconds / 1000} s.`;
    this.refuse('TOO_COMPLEX', message);
  }

  private stopWatching(): void {
    clearTimeout(this.timer);
    clearTimeout(this.stepBack);
  }

  private refuse(code: QueryErrorCode, message: string): void {
    this.fail(wholeQueryError(code, message));
  }

  private fail(error: Error): void {
    this.stopWatching();
    this.isBroken = true;
    this.process.destroy();
    this.reject(error);
  }

  private receive(answer: LanguageAnswer): void {
    if (answer.id !== this.options.id) return;
    if (answer.kind === 'unknown names') return this.options.ask(true);
    this.stopWatching();
    this.process.release();
    if (answer.kind === 'result') return this.resolve(deserialize(answer.bytes));
    const reason = answer.failure.split('\n')[0] ?? '';
    this.reject(wholeQueryError('TOO_COMPLEX', `The query could not be read: ${reason}`));
  }
}
