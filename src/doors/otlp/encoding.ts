import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Type } from 'protobufjs';
import { JSON_LIMITS } from '../../domain/json/json-limits.ts';
import { isObject } from '../../domain/json/json-object.ts';
import { shorten } from '../../domain/text/shorten.ts';
import type { PostWeight } from '../post/heavy.ts';
import { BodyError } from '../post/read-body.ts';
import { readJson } from '../post/read-json.ts';
import { readProtobuf } from '../protobuf/read-protobuf.ts';

/** The two ways in which OTLP/HTTP writes its messages; a request is answered in its own. */
export type Encoding = 'protobuf' | 'json';

const CONTENT_TYPES: Readonly<Record<Encoding, string>> = {
  protobuf: 'application/x-protobuf',
  json: 'application/json',
};

/** The encoding that a request names; null for another type. */
export function encodingOf(request: FastifyRequest): Encoding | null {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (type === CONTENT_TYPES.protobuf || type === 'application/protobuf') return 'protobuf';
  return type === CONTENT_TYPES.json ? 'json' : null;
}

/** A request's message; JSON as it is, for what reads it is as tolerant as the specification asks. Throws a `BodyError`. */
export async function decode(body: Buffer, encoding: Encoding, type: Type, weight: PostWeight): Promise<unknown> {
  if (encoding === 'protobuf') return readProtobuf(body, type, weight);
  // What is nested too deep concerns the record that it lies in.
  const value = body.length === 0 ? {} : await readJson(body, weight, { replaceAt: JSON_LIMITS.depth });
  if (isObject(value)) return value;
  throw new BodyError(400, 'BAD_JSON', `The body: expected an ${type.name} as an object, got ${shorten(value)}.`);
}

/** Sends a message in the encoding of the request; `json` is how it looks there. */
export function sendMessage(reply: FastifyReply, encoding: Encoding, type: Type, json: object): FastifyReply {
  void reply.type(CONTENT_TYPES[encoding]);
  if (encoding === 'json') return reply.send(json);
  return reply.send(Buffer.from(type.encode(type.fromObject(json)).finish()));
}
