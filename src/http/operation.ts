import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Viewer } from '../domain/viewer.ts';
import type { Prepared } from './documents.ts';
import type { ErrorAnswer } from './errors.ts';
import type { CreateContext } from './parts.ts';
import { TooSlowError } from '../feed/follow.ts';
import { isShareable, sharedResults, type Reader, type SharedOperations } from './shared-results.ts';
import type { ShareKey } from './shareable.ts';
import { explainVariables, isVariableError } from './variables.ts';

/** An operation about to run: what is asked, by whom, and from where a reconnecting event stream goes on. */
export type Run = {
  readonly prepared: Prepared;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly resumeAfter: string | null;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  /** Takes what is sent to many at once; a transport without one has each message executed for it alone. */
  readonly reader?: Reader;
  /** Called once when the operation holds nothing any more, whichever way it ended. */
  readonly onEnd: () => void;
};

/**
 * What comes of an operation. `refused`: nothing was executed, or a subscription could not begin. Results are as they are
 * sent, their errors already answers.
 */
export type Outcome =
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] }
  | { readonly kind: 'result'; readonly result: FormattedExecutionResult }
  | { readonly kind: 'stream'; readonly results: AsyncGenerator<FormattedExecutionResult, void, void> };

export type RunOperation = (run: Run) => Promise<Outcome>;

/**
 * Runs operations for the transports that Apollo Server does not serve. This is the one place where the messages of a
 * subscription are made: each is an execution of its own, with a context of its own. Never throws.
 */
export function createRunOperation(
  schema: GraphQLSchema,
  createContext: CreateContext,
  answer: ErrorAnswer,
  shareKey: ShareKey,
  fanOut: SharedOperations,
): RunOperation {
  const format = ({ errors, ...result }: ExecutionResult): FormattedExecutionResult =>
    errors ? { errors: errors.map(answer), ...result } : result;

  function refused({ prepared, variables }: Run, errors: readonly GraphQLError[]): Outcome {
    const wrong = errors.some(isVariableError) ? explainVariables(schema, prepared.operation, variables) : [];
    return { kind: 'refused', errors: wrong.length > 0 ? wrong : errors };
  }

  async function once(run: Run): Promise<Outcome> {
    const result = await execute({
      ...executionArgs(run),
      contextValue: createContext(run.viewer, run.resumeAfter, run.signal),
    });
    run.onEnd();
    if (result.data === undefined) return refused(run, result.errors ?? []);
    return { kind: 'result', result: format(result) };
  }

  async function begin(run: Run): Promise<Outcome> {
    const contextFor = (): object => createContext(run.viewer, run.resumeAfter);
    const args = executionArgs(run);
    const source = await createSourceEventStream({ ...args, contextValue: contextFor() });
    if (!(Symbol.asyncIterator in source)) {
      run.onEnd();
      return refused(run, source.errors ?? []);
    }
    const message = async (rootValue: unknown): Promise<FormattedExecutionResult> =>
      format(await execute({ ...args, rootValue, contextValue: contextFor() }));
    const { reader, prepared, variables, viewer } = run;
    const key = reader && isShareable(source) ? shareKey(prepared, variables, viewer) : null;
    if (!reader || !isShareable(source) || key === null) {
      return { kind: 'stream', results: sendAwaySlow(each(source, message, run.onEnd, answer), reader) };
    }
    const end = new AbortController();
    const shared = { source, key: `${key} ${source.share.key}`, fanOut, execute: message, reader, signal: end.signal };
    const leave = (): void => {
      end.abort();
      run.onEnd();
      Promise.resolve(source.return?.()).catch(answer);
    };
    return {
      kind: 'stream',
      results: sendAwaySlow(
        each(sharedResults(shared), (result) => Promise.resolve(result), leave, answer),
        reader,
      ),
    };
  }

  function executionArgs({ prepared, variables }: Run) {
    const operationName = prepared.operation.name?.value;
    return { schema, document: prepared.document, operationName, variableValues: variables };
  }

  return async (asked) => {
    const run = { ...asked, onEnd: atMostOnce(asked.onEnd) };
    try {
      return await (run.prepared.operation.operation === 'subscription' ? begin(run) : once(run));
    } catch (error) {
      run.onEnd();
      const unexpected = error instanceof Error ? error : new Error(String(error));
      return { kind: 'refused', errors: [new GraphQLError('', { originalError: unexpected })] };
    }
  };
}

/** A reader that fell too far behind is told so by its transport's own means, for there is no message that it could still take. */
function sendAwaySlow(
  results: AsyncGenerator<FormattedExecutionResult, void, void>,
  reader: Reader | undefined,
): AsyncGenerator<FormattedExecutionResult, void, void> {
  const { next } = results;
  results.next = async () => {
    try {
      return await next.call(results);
    } catch (error) {
      if (!(error instanceof TooSlowError) || !reader) throw error;
      reader.tooSlow();
      return { done: true, value: undefined };
    }
  };
  return results;
}

function atMostOnce(call: () => void): () => void {
  let called = false;
  return () => {
    if (!called) call();
    called = true;
  };
}

/**
 * Maps a source of events, one at a time. Unlike an async generator's, its `return` ends at once even while the source
 * has nothing to give: a subscriber that leaves must not wait for the next event to be let go.
 */
function each<Event, Message>(
  source: AsyncIterable<Event>,
  map: (event: Event) => Promise<Message>,
  onEnd: () => void,
  report: (error: unknown) => void,
): AsyncGenerator<Message, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  const done: IteratorReturnResult<void> = { done: true, value: undefined };
  let ended = false;
  let letGo = (): void => {};

  function finish(): void {
    if (ended) return;
    ended = true;
    letGo();
    onEnd();
  }

  /** Not waited for: a source that is itself a generator answers only once it has an event. */
  function stopSource(): void {
    Promise.resolve(iterator.return?.()).catch(report);
  }

  return {
    async next() {
      if (ended) return done;
      try {
        const step = await new Promise<IteratorResult<Event, unknown>>((resolve, reject) => {
          letGo = () => resolve(done);
          iterator.next().then(resolve, reject);
        });
        if (step.done) {
          finish();
          return done;
        }
        const value = await map(step.value);
        return ended ? done : { done: false, value };
      } catch (error) {
        if (!ended) stopSource();
        finish();
        throw error;
      }
    },
    async return() {
      if (!ended) stopSource();
      finish();
      return done;
    },
    async throw(error) {
      if (!ended) stopSource();
      finish();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
