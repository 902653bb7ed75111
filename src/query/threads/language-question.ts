import { type QueryError, type QueryErrorCode, wholeQueryError } from '../plan/errors.ts';
import type { LanguageAnswer } from './messages.ts';
import type { Thread } from './pool.ts';

/** How many times its own time a text may wait for a processor; and how often to check, in ms. */
const MOST_WAITING = 10;
const MIN_WATCH = 50;
/** Milliseconds after which the thread that parses a text gets a lower priority. */
const LONG_TEXT = 500;

interface LanguageQuestionOptions {
  readonly id: number;
  /** Processor time that the answer may take, in ms; elapsed time where the system does not report processor time. */
  readonly milliseconds: number;
  /** Sends the question, with the tables and functions that it is about where the thread does not have them. */
  readonly ask: (withNames: boolean) => void;
}

/** One question to a language thread. A thread that takes too long, or too much memory, is ended. */
export class LanguageQuestionRun {
  /** True where the thread had to be ended. */
  isBroken = false;
  private readonly thread: Thread;
  private readonly options: LanguageQuestionOptions;
  private readonly started = performance.now();
  private readonly cpuBefore: number | null;
  private readonly stepBack: NodeJS.Timeout;
  private timer: NodeJS.Timeout;
  private resolve: (result: unknown) => void = () => undefined;
  private reject: (error: QueryError) => void = () => undefined;

  constructor(thread: Thread, options: LanguageQuestionOptions) {
    this.thread = thread;
    this.options = options;
    this.cpuBefore = thread.cpuMilliseconds();
    this.timer = setTimeout(() => this.watch(), options.milliseconds);
    this.stepBack = setTimeout(() => thread.stepBack(), LONG_TEXT);
  }

  answer(): Promise<unknown> {
    const result = new Promise<unknown>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.thread.onEnd((reason) => {
      if (reason === 'terminated') return;
      this.end('TOO_COMPLEX', 'The query is too complex: parsing and binding needs too much memory.');
    });
    this.thread.onMessage((message) => this.receive(message as LanguageAnswer));
    this.options.ask(false);
    return result;
  }

  /** Counts only time in which the thread could work: on a busy machine a harmless query may have to wait for its turn. */
  private watch(): void {
    const { milliseconds } = this.options;
    const cpu = this.thread.cpuMilliseconds();
    const worked = cpu === null || this.cpuBefore === null ? Infinity : cpu - this.cpuBefore;
    const left = milliseconds - worked;
    if (left > 0 && performance.now() - this.started < milliseconds * MOST_WAITING) {
      this.timer = setTimeout(() => this.watch(), Math.max(MIN_WATCH, left));
      return;
    }
    const message = `The query is too complex: parsing and binding took longer than ${milliseconds / 1000} s.`;
    this.end('TOO_COMPLEX', message);
  }

  private stopWatching(): void {
    clearTimeout(this.timer);
    clearTimeout(this.stepBack);
  }

  private end(code: QueryErrorCode, message: string): void {
    this.stopWatching();
    this.isBroken = true;
    this.thread.destroy();
    this.reject(wholeQueryError(code, message));
  }

  private receive(answer: LanguageAnswer): void {
    if (answer.id !== this.options.id) return;
    if (answer.kind === 'unknown names') return this.options.ask(true);
    this.stopWatching();
    this.thread.release();
    if (answer.kind === 'result') return this.resolve(answer.result);
    const reason = answer.failure.split('\n')[0] ?? '';
    this.reject(wholeQueryError('TOO_COMPLEX', `The query could not be read: ${reason}`));
  }
}
