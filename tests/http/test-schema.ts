import { buildSchema, GraphQLError, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { DateTime } from '../../src/resolvers/common/scalars.ts';
import type { Viewer } from '../../src/domain/principals/viewer.ts';

const typeDefs = `
  scalar DateTime
  enum Level { ERROR WARNING }
  input EventInput { computer: String! eventId: Int! timeGenerated: DateTime! level: Level = ERROR }
  input IngestInput { events: [EventInput!]! }
  input By @oneOf { id: ID name: String }
  type Viewer { role: String! workspace: String! }
  type Query {
    hello(name: String = "world"): String!
    moment(at: DateTime!): DateTime!
    viewer: Viewer!
    contextNumber: Int!
    by(by: By!): String
    self: Query!
    surprise: String
    refusal: String
    uncoded: String
    missing: String!
  }
  type Mutation { ingest(input: IngestInput!): Int! }
  type Tick { cursor: String! number: Int! contextNumber: Int! resumeAfter: String surprise: String }
  type Subscription {
    ticks(after: String, topic: String = "ticks"): Tick!
    refused: Tick!
    surprising: Tick!
    breaking: Tick!
    stuck: Tick!
  }
`;

export type TestContext = { viewer: Viewer; resumeAfter: string | null; number: number };

/** A source of events that tests feed by hand, and that tells how many listen. */
export class Topic {
  readonly #listeners = new Set<(event: unknown) => void>();
  #changed: (() => void)[] = [];

  get listeners(): number {
    return this.#listeners.size;
  }

  emit(event: unknown): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Resolves once so many listen. */
  async until(listeners: number): Promise<void> {
    while (this.listeners !== listeners) await new Promise<void>((resolve) => this.#changed.push(resolve));
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    const queue: unknown[] = [];
    let wake = (): void => {};
    let ended = false;
    const listener = (event: unknown): void => {
      queue.push(event);
      wake();
    };
    this.#listeners.add(listener);
    this.#tell();
    const end = (): void => {
      ended = true;
      this.#listeners.delete(listener);
      this.#tell();
      wake();
    };
    return {
      next: async () => {
        while (queue.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve));
        if (ended) return { done: true, value: undefined };
        const value = queue.shift();
        if (value instanceof Error) {
          end();
          throw value;
        }
        if (value !== 'end') return { done: false, value };
        end();
        return { done: true, value: undefined };
      },
      return: async () => {
        end();
        return { done: true, value: undefined };
      },
    };
  }

  #tell(): void {
    const waiting = this.#changed;
    this.#changed = [];
    for (const resolve of waiting) resolve();
  }
}

type Resolvers = Record<
  string,
  Record<string, GraphQLFieldResolver<unknown, TestContext> | { subscribe: GraphQLFieldResolver<unknown, TestContext> }>
>;

/** A small API with every kind of thing that the shell has to carry. */
export function createTestSchema(topic: Topic): GraphQLSchema {
  const tick: GraphQLFieldResolver<unknown, TestContext> = (number, _args, context) => ({
    cursor: `cursor-${String(number)}`,
    number,
    contextNumber: context.number,
    resumeAfter: context.resumeAfter,
    surprise: () => fail(),
  });
  const resolvers: Resolvers = {
    Query: {
      hello: (_root, { name }) => `Hello ${String(name)}`,
      moment: (_root, { at }) => at as Date,
      viewer: (_root, _args, { viewer }) => viewer,
      contextNumber: (_root, _args, { number }) => number,
      by: (_root, { by }) => JSON.stringify(by),
      self: () => ({}),
      surprise: fail,
      refusal: refuse,
      uncoded: () => {
        throw new GraphQLError('password is swordfish');
      },
      missing: () => null,
    },
    Mutation: { ingest: (_root, { input }) => (input as { events: unknown[] }).events.length },
    Subscription: {
      ticks: { subscribe: () => topic },
      refused: { subscribe: refuse },
      surprising: { subscribe: fail },
      breaking: { subscribe: () => topic },
      stuck: {
        subscribe: async function* () {
          await new Promise<never>(() => {});
          yield 1;
        },
      },
    },
  };
  const schema = buildSchema(typeDefs);
  Object.assign(schema.getType('DateTime') as object, {
    serialize: DateTime.serialize,
    parseValue: DateTime.parseValue,
    parseLiteral: DateTime.parseLiteral,
  });
  for (const [type, fields] of Object.entries(resolvers)) {
    const definition = schema.getType(type);
    if (!isObjectType(definition)) throw new Error(`no type ${type}`);
    for (const [name, resolver] of Object.entries(fields)) {
      const field = definition.getFields()[name];
      if (!field) throw new Error(`no field ${type}.${name}`);
      Object.assign(field, typeof resolver === 'function' ? { resolve: resolver } : { ...resolver, resolve: tick });
    }
  }
  return schema;
}

function fail(): never {
  throw new Error('password is swordfish');
}

function refuse(): never {
  throw new GraphQLError('No such cursor.', { extensions: { code: 'BAD_USER_INPUT' } });
}
