import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Type } from 'protobufjs';
import { isUtf8 } from 'node:buffer';
import { isObject } from '../../domain/json/json-object.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { refuseCrowdedJson } from '../post/crowded.ts';
import { BodyError } from '../post/read-body.ts';
import { BoundedReader } from './bounded-reader.ts';

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
export function decode(body: Buffer, encoding: Encoding, type: Type): unknown {
  if (encoding === 'protobuf') {
    try {
      return type.decode(new BoundedReader(body));
    } catch (error) {
      if (error instanceof BodyError) throw error;
      throw new BodyError(
        400,
        'BAD_PROTOBUF',
        `The body is no ${type.name}: ${(error as Error).message.slice(0, 100)}.`,
      );
    }
  }
  refuseCrowdedJson(body);
  if (!isUtf8(body)) throw new BodyError(400, 'BAD_JSON', 'The body: it is not UTF-8.');
  let value: unknown;
  try {
    value = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new BodyError(400, 'BAD_JSON', `The body: it is no JSON (${(error as Error).message.slice(0, 100)}).`);
  }
  if (isObject(value)) return value;
  throw new BodyError(400, 'BAD_JSON', `The body: expected an ${type.name} as an object, got ${shorten(value)}.`);
}

/** Sends a message in the encoding of the request; `json` is how it looks there. */
export function sendMessage(reply: FastifyReply, encoding: Encoding, type: Type, json: object): FastifyReply {
  void reply.type(CONTENT_TYPES[encoding]);
  if (encoding === 'json') return reply.send(json);
  return reply.send(Buffer.from(type.encode(type.fromObject(json)).finish()));
}
