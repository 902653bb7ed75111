import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Viewer } from '../../../domain/principals/viewer.ts';
import type { Prepared } from '../documents/read-document.ts';
import type { ErrorAnswer } from '../errors.ts';
import type { CreateContext } from '../../options.ts';
import type { ShareKey } from './shareable.ts';
import {
  createSharedPayload,
  isFeed,
  type Reader,
  type SharedOperations,
  type SharedPayload,
} from './shared-payload.ts';
import type { Slots } from '../../guard/slots.ts';
import { explainVariables, isVariableError } from '../documents/variables.ts';

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
  | { readonly kind: 'stream'; readonly results: AsyncGenerator<SharedPayload, void, void> };

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
  slots: Slots,
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
    const render = async (event: unknown): Promise<SharedPayload> =>
      createSharedPayload(format(await execute({ ...args, rootValue: event, contextValue: contextFor() })), event);
    const { reader, prepared, variables, viewer } = run;
    if (!reader || !isFeed(source)) return { kind: 'stream', results: each(source, render, run.onEnd, answer) };

    const end = new AbortController();
    const leave = (): void => {
      end.abort();
      run.onEnd();
    };
    const payloads = fanOut.follow({
      stream: source.stream,
      shape: shareKey(prepared, variables, viewer),
      render,
      reader: {
        send: (payload) => reader.send(payload),
        sendAway() {
          reader.sendAway();
          // Now, for a reader that is stalled takes its time to close.
          leave();
        },
      },
      signal: end.signal,
    });
    return { kind: 'stream', results: each(payloads, (payload) => Promise.resolve(payload), leave, answer) };
  }

  function executionArgs({ prepared, variables }: Run) {
    const operationName = prepared.operation.name?.value;
    return { schema, document: prepared.document, operationName, variableValues: variables };
  }

  return async (asked) => {
    const isSubscription = asked.prepared.operation.operation === 'subscription';
    const slot = isSubscription ? slots.take(asked.viewer) : () => {};
    if (typeof slot === 'string') {
      asked.onEnd();
      return { kind: 'refused', errors: [overLimit(slot)] };
    }
    const onEnd = atMostOnce(() => {
      slot();
      asked.onEnd();
    });
    const run = { ...asked, onEnd };
    try {
      return await (isSubscription ? begin(run) : once(run));
    } catch (error) {
      run.onEnd();
      const unexpected = error instanceof Error ? error : new Error(String(error));
      return { kind: 'refused', errors: [new GraphQLError('', { originalError: unexpected })] };
    }
  };
}

/** Why a subscription is not begun; those that run go on. */
export function overLimit(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'SUBSCRIPTION_LIMIT' } });
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
