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
import type { ErrorAnswer } from '../../errors/answer.ts';
import type { CreateContext } from '../../options.ts';
import { mapEvents } from './map-events.ts';
import type { HashShape } from './shareable.ts';
import {
  createSharedPayload,
  isFeed,
  type FeedSource,
  type PayloadReader,
  type SharedOperations,
  type SharedPayload,
} from './shared-payload.ts';
import type { SubscriptionSlots } from '../../guard/slots.ts';
import { refuseVariables } from '../documents/variable-sizes.ts';
import { explainVariables, isVariableError } from '../documents/variables.ts';

/** An operation about to run: its document, its caller, and from where a reconnecting event stream goes on. */
export interface Run {
  readonly prepared: Prepared;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly resumeAfter: string | null;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  /** Takes what is sent to many at once; a transport without one has each message executed for it alone. */
  readonly reader?: PayloadReader;
  /** Called once when the operation holds nothing any more, whichever way it ended. */
  readonly onEnd: () => void;
}

/**
 * What comes of an operation. `refused`: nothing was executed, or a subscription could not begin. Results are as they are
 * sent, their errors already answers.
 */
export type Outcome =
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] }
  | { readonly kind: 'result'; readonly result: FormattedExecutionResult }
  | { readonly kind: 'stream'; readonly results: AsyncGenerator<SharedPayload, void, void> };

export type RunOperation = (run: Run) => Promise<Outcome>;

export interface RunOptions {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  readonly answer: ErrorAnswer;
  readonly hashShape: HashShape;
  readonly fanOut: SharedOperations;
  readonly slots: SubscriptionSlots;
}

/**
 * Runs operations for the transports that Apollo Server does not serve. This is the one place where the messages of a
 * subscription are made: each is an execution of its own, with a context of its own. Never throws.
 */
export function createRunOperation(options: RunOptions): RunOperation {
  return async (wanted) => {
    const isSubscription = wanted.prepared.operation.operation === 'subscription';
    const slot = isSubscription ? options.slots.take(wanted.viewer) : () => {};
    if (typeof slot === 'string') {
      wanted.onEnd();
      return { kind: 'refused', errors: [overLimit(slot)] };
    }
    const onEnd = atMostOnce(() => {
      slot();
      wanted.onEnd();
    });
    const run = { ...wanted, onEnd };
    try {
      const wrong = refuseVariables(options.schema, run.prepared.operation, run.variables);
      if (wrong.length > 0) {
        onEnd();
        return { kind: 'refused', errors: wrong };
      }
      return await (isSubscription ? subscribe(run, options) : executeOnce(run, options));
    } catch (error) {
      run.onEnd();
      const unexpected = error instanceof Error ? error : new Error(String(error));
      return { kind: 'refused', errors: [new GraphQLError('', { originalError: unexpected })] };
    }
  };
}

async function executeOnce(run: Run, { schema, createContext, answer }: RunOptions): Promise<Outcome> {
  const contextValue = createContext(run.viewer, run.resumeAfter, () => run.signal);
  const result = await execute({ ...executionArgs(run, schema), contextValue });
  run.onEnd();
  if (result.data === undefined) return refused(run, result.errors ?? [], schema);
  return { kind: 'result', result: format(result, answer) };
}

async function subscribe(run: Run, options: RunOptions): Promise<Outcome> {
  const { schema, answer } = options;
  const createContext = (): object => options.createContext(run.viewer, run.resumeAfter);
  const args = executionArgs(run, schema);
  const source = await createSourceEventStream({ ...args, contextValue: createContext() });
  if (!(Symbol.asyncIterator in source)) {
    run.onEnd();
    return refused(run, source.errors ?? [], schema);
  }
  const render = async (event: unknown): Promise<SharedPayload> => {
    const result = await execute({ ...args, rootValue: event, contextValue: createContext() });
    return createSharedPayload(format(result, answer), event);
  };
  const { reader } = run;
  const results =
    reader && isFeed(source)
      ? share(run, source, reader, render, options)
      : mapEvents(source, render, run.onEnd, answer);
  return { kind: 'stream', results };
}

/** Follows a feed together with equal subscribers: while it is in step, messages go straight to its reader. */
function share(
  { prepared, variables, viewer, onEnd }: Run,
  { stream }: FeedSource,
  reader: PayloadReader,
  render: (event: unknown) => Promise<SharedPayload>,
  { hashShape, fanOut, answer }: RunOptions,
): AsyncGenerator<SharedPayload, void, void> {
  const end = new AbortController();
  const leave = (): void => {
    end.abort();
    onEnd();
  };
  const payloads = fanOut.follow({
    stream,
    shape: hashShape(prepared, variables, viewer),
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
  return mapEvents(payloads, (payload) => Promise.resolve(payload), leave, answer);
}

function executionArgs({ prepared, variables }: Run, schema: GraphQLSchema) {
  const operationName = prepared.operation.name?.value;
  return { schema, document: prepared.document, operationName, variableValues: variables };
}

function format({ errors, ...result }: ExecutionResult, answer: ErrorAnswer): FormattedExecutionResult {
  return errors ? { errors: errors.map(answer), ...result } : result;
}

function refused({ prepared, variables }: Run, errors: readonly GraphQLError[], schema: GraphQLSchema): Outcome {
  const wrong = errors.some(isVariableError) ? explainVariables(schema, prepared.operation, variables) : [];
  return { kind: 'refused', errors: wrong.length > 0 ? wrong : errors };
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
