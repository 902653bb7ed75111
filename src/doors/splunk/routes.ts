import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { JSON_LIMITS } from '../../domain/json/json-limits.ts';
import { sortRecord, type Sorted } from '../../domain/records/sorted.ts';
import {
  readEvent,
  readRawLine,
  SPLUNK_TABLE,
  type EventCode,
  type EventMetadata,
  type EventReading,
} from '../../domain/splunk/read-event.ts';
import { NOT_UTF8, startOfText } from '../../http/bodies/charset.ts';
import { batchIdentity, recordSorted } from '../../services/records/record-sorted.ts';
import { OverQuotaError } from '../../services/usage/daily-cap.ts';
import type { Bearer } from '../../services/usage/delivery.ts';
import { inTurns } from '../../turns.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { failureOf } from '../post/failure.ts';
import type { PostWeight } from '../post/heavy.ts';
import { BodyError, MAX_BODY } from '../post/read-body.ts';
import { eachJsonValue } from '../post/read-json-values.ts';
import { refuseManyRecords } from '../post/read-json.ts';
import { takePost, type OpenPost } from '../post/take-post.ts';
import { answer, speech, withBearer } from './answers.ts';

const BASE = '/services/collector';
/** The deepest that values of an event may lie within each other. */
const LIMITS = { ...JSON_LIMITS, depth: 100 };

/**
 * Splunk's HTTP Event Collector: `/services/collector/event` and `/raw`, each also with `/1.0`, and `/health`. There are no acknowledgements
 * to ask for (`/ack`): what is answered with success is stored.
 */
export const splunkDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const config = { door: true };
  const post = (paths: readonly string[], take: (request: FastifyRequest, reply: FastifyReply) => unknown) => {
    for (const path of paths) {
      app.post(`${BASE}${path}`, { config }, take);
      app.post(`${BASE}${path}/1.0`, { config }, take);
    }
  };
  post(['', '/event'], (request, reply) => takeEvents(options, request, reply, readObjects));
  post(['/raw'], (request, reply) => takeEvents(options, request, reply, readLines));
  post(['/ack'], (request, reply) => refuseAcknowledgement(options, request, reply));
  for (const path of ['/health', '/health/1.0']) {
    app.get(`${BASE}${path}`, { config }, (_request, reply) => answerHealth(options, reply));
  }
}

/** What a post was read into: records in their order, of which event each is, and what was refused. */
class Read {
  readonly sorted: Sorted[] = [];
  readonly owners: number[] = [];
  readonly codes = new Map<number, EventCode>();
  events = 0;

  add(brought: ReturnType<typeof readEvent>): void {
    refuseManyRecords(this.sorted.length + 1);
    const number = this.events++;
    if ('code' in brought) {
      this.codes.set(number, brought.code);
      this.#push({ kind: 'refused', table: SPLUNK_TABLE, message: brought.message }, number);
      return;
    }
    for (const one of brought) this.#push('kind' in one ? one : sortRecord(one), number);
  }

  #push(one: Sorted, number: number): void {
    this.sorted.push(one);
    this.owners.push(number);
  }
}

type ReadBody = (body: Buffer, reading: EventReading, weight: PostWeight) => Promise<Read>;

async function readObjects(body: Buffer, reading: EventReading, weight: PostWeight): Promise<Read> {
  const read = new Read();
  await eachJsonValue(body, { limits: LIMITS, weight }, ({ fault, value }) =>
    read.add(fault ? { code: 6, message: `it is no JSON (${fault.message})` } : readEvent(value, reading)),
  );
  return read;
}

async function readLines(body: Buffer, reading: EventReading): Promise<Read> {
  if (!isUtf8(body)) throw new BodyError(400, 'BAD_TEXT', `The body: ${NOT_UTF8}.`);
  const read = new Read();
  await inTurns(linesOf(body), (line) => {
    if (line.trim() !== '') read.add(readRawLine(line, reading));
  });
  return read;
}

function* linesOf(body: Buffer): Generator<string> {
  for (let start = startOfText(body); start < body.length;) {
    const newline = body.indexOf(0x0a, start);
    const end = newline < 0 ? body.length : newline;
    yield body.toString('utf8', start, end).replace(/\r$/, '');
    start = end + 1;
  }
}

function takeEvents(
  options: DoorOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  readBody: ReadBody,
): Promise<unknown> {
  const { core } = options;
  return takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
    const caller = await callerOf(withBearer(request), options, { admin: false });
    return {
      limit: MAX_BODY,
      workspace: caller.workspace,
      table: SPLUNK_TABLE,
      async take(body, weight) {
        const defaults = request.query as EventMetadata;
        const read = await readBody(body, { receivedAt: core.clock(), defaults }, weight);
        if (read.events === 0) throw new BodyError(400, 'NO_DATA', 'The body holds no event.');
        const bearer = bearerOf(request, speech.name, caller);
        return answerStored(reply, read, await store(options, bearer, { read, body, url: request.url }));
      },
    };
  });
}

interface Batch {
  readonly read: Read;
  readonly body: Buffer;
  /** With what the address says of the events: the same body at another one is other events. */
  readonly url: string;
}

async function store({ core }: DoorOptions, bearer: Bearer, { read: { sorted }, body, url }: Batch) {
  const identity = batchIdentity(`${bearer.door} ${url}`, body);
  const outcomes = await recordSorted(core, { bearer, sorted, bytes: body.length, identity });
  core.metrics.recordsTaken(speech.name, outcomes.length);
  return outcomes;
}

/** Success, or the first event that was refused, counted from 0; the others are stored. */
function answerStored(
  reply: FastifyReply,
  { owners, codes, events }: Read,
  outcomes: Awaited<ReturnType<typeof store>>,
): FastifyReply {
  if (outcomes.some(({ kind }) => kind === 'over-quota')) throw new OverQuotaError('events');
  const refused = new Map<number, string>();
  for (const [index, outcome] of outcomes.entries()) {
    const owner = owners[index]!;
    if (outcome.kind === 'rejected' && !refused.has(owner)) refused.set(owner, outcome.message);
  }
  const [first] = refused;
  if (!first) return answer(reply, 200, 0);
  const [number, reason] = first;
  const stored = events === refused.size ? '' : ', the others are stored';
  const message = `${refused.size} of ${events} events were rejected${stored}: ${reason}`;
  return answer(reply, 400, codes.get(number) ?? 6, { message, number });
}

function refuseAcknowledgement(options: DoorOptions, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  return takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
    const { workspace } = await callerOf(withBearer(request), options, { admin: false });
    const message = 'what was answered with success is stored';
    return { limit: MAX_BODY, workspace, table: '', take: async () => answer(reply, 400, 14, { message }) };
  });
}

/** For whoever asks, as a load balancer does, without a token. */
async function answerHealth({ core }: DoorOptions, reply: FastifyReply): Promise<FastifyReply> {
  try {
    await core.models.installation.confirmStored();
    return answer(reply, 200, 17);
  } catch (error) {
    const { status, retryAfter } = failureOf(error, core);
    if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
    return answer(reply, status, 18);
  }
}
