import type { FastifyReply, FastifyRequest } from 'fastify';
import { Losses } from '../../domain/tables/losses.ts';
import { noteLosses } from '../../services/usage/note-losses.ts';
import type { Core } from '../../services/core.ts';
import type { DoorOptions } from '../door.ts';
import { failureOf, ServiceAwayError, type Failure } from './failure.ts';
import type { PostPlace } from './gate.ts';
import { readBody } from '../../http/bodies/read-body.ts';
import { BodyError, WrongKeyError } from './read-body.ts';
import { weigh, type PostWeight } from './heavy.ts';

/** A request whose caller is known: its body may be read now. */
export interface OpenPost {
  /** The most bytes of its body, decoded. */
  readonly limit: number;
  /** The coding of a body whose protocol has one that its clients do not state in `Content-Encoding`. */
  readonly coding?: 'snappy';
  /** Stores what came and answers it. */
  readonly take: (body: Buffer, weight: PostWeight) => Promise<unknown>;
  /** Where refusals are noted; null while nobody knows whose the request is. */
  readonly workspace: string | null;
  readonly table: string;
}

/** Tells whose a request is, before its table is known: what is refused from then on is noted in that workspace. */
export type NoteCaller = (caller: { readonly workspace: string }) => void;

/** How a door speaks. */
export interface DoorSpeech {
  /** The name under which `Operation` and the collectors show it. */
  readonly name: string;
  /** Answers a failure in the protocol's own form. */
  readonly fail: (reply: FastifyReply, failure: Failure) => FastifyReply;
}

/**
 * Takes one post: first who calls and what for (`open`, which throws before a byte of the body is read), then the body within its
 * limit and the gate's (decoded, and a text as UTF-8: `readBody`), then the work when it is its turn. Every failure is answered in the
 * door's own form.
 */
export async function takePost(
  { core, gates }: Pick<DoorOptions, 'core' | 'gates'>,
  speech: DoorSpeech,
  request: FastifyRequest,
  reply: FastifyReply,
  open: (noteCaller: NoteCaller) => Promise<OpenPost>,
): Promise<unknown> {
  let subject: Subject = UNKNOWN;
  let place: PostPlace | null = null;
  let weight: PostWeight | null = null;
  try {
    if (core.models.connection.readyState !== 1) throw new ServiceAwayError('MongoDB is not connected');
    const post = await open(({ workspace }) => {
      request.admit();
      subject = { workspace, table: '' };
    });
    subject = post;
    const { limit, take, workspace } = post;
    if (workspace !== null) request.admit();
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      throw new BodyError(413, 'TOO_LARGE', `The body is larger than ${limit} bytes.`);
    }
    place = (workspace === null ? gates.unknown : gates.known).enter((error) => failBody(request, error));
    const { headers } = request;
    const coded = post.coding ? { ...headers, 'content-encoding': post.coding } : headers;
    const body = await readBody(request.raw, coded, { limit, hold: place.hold });
    const own = (weight = weigh(body.length));
    return await place.work(() => take(body, own));
  } catch (error) {
    place?.leave();
    if (error instanceof WrongKeyError) await request.noteWrongKey(speech.name);
    const failure = failureOf(error, core);
    noteRefusal(core, speech.name, subject, failure);
    if (failure.retryAfter !== null) void reply.header('retry-after', String(failure.retryAfter));
    return speech.fail(reply, failure);
  } finally {
    weight?.leave();
    place?.leave();
  }
}

/** What is known of a post when it is refused. */
type Subject = Pick<OpenPost, 'workspace' | 'table'>;

const UNKNOWN: Subject = { workspace: null, table: '' };

/** Ends the reading of a body: whoever reads it gets the error and answers it. */
function failBody({ raw }: FastifyRequest, error: Error): void {
  if (raw.listenerCount('error') > 0) raw.emit('error', error);
}

/** Notes a refused post of a known caller. What was only to come again later is no loss, and a cap notes itself. */
export function noteRefusal(core: Core, door: string, { workspace, table }: Subject, failure: Failure): void {
  const { status, code, message } = failure;
  if (status >= 500 || status === 429 || workspace === null) return;
  const losses = new Losses();
  losses.add('request-refused', `${code}: ${message}`);
  noteLosses(core, workspace, { door, table }, losses.list).catch((error: unknown) =>
    core.log.debug({ err: error }, 'A refusal could not be noted'),
  );
}

/** `{"error": {"code", "message"}}`, the form of Roomwatch's own doors and of the newer ones of Azure. */
export function failAsError(reply: FastifyReply, { status, code, message }: Failure): FastifyReply {
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="Roomwatch"');
  return reply.code(status).type('application/json; charset=utf-8').send({ error: { code, message } });
}
