import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Transform, type Readable } from 'node:stream';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { isAllowedAddress } from '../../../domain/exports/destination.ts';
import { StoreError } from './store.ts';

const CONNECT_MILLISECONDS = 10_000;
const REQUEST_MILLISECONDS = 120_000;
/** Bytes that are read of an answer that is no object: an error, or what became of a part of an upload. Real ones have a few hundred. */
const ANSWER_BYTES = 16 * 1024;
/** A store may take minutes to put the parts of an upload together, and sends spaces meanwhile. */
const ANSWER_MILLISECONDS = 600_000;
/** Names of unfinished uploads that one answer may hold, so that it fits. */
export const MOST_UPLOADS = 10;

/** Finds the addresses of a name, as `dns.lookup` does. */
export type Resolve = (
  hostname: string,
  options: dns.LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void;

/**
 * How the client connects: only to addresses that are allowed when it does so. Redirects are not followed, neither by the handler nor by
 * the client (`followRegionRedirects`). Throws a `StoreError` where the endpoint itself is an address that is not allowed, as one that was
 * saved by an earlier release may be: the socket looks up names only.
 */
export function guardedConnection(
  endpoint: string,
  resolve: Resolve = dns.lookup,
): Pick<S3ClientConfig, 'requestHandler' | 'followRegionRedirects'> {
  const host = new URL(endpoint).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host)) throw forbidden(host);
  const agent = { keepAlive: true, maxSockets: 4, lookup: allowedOnly(resolve) };
  return {
    followRegionRedirects: false,
    requestHandler: {
      httpAgent: new http.Agent(agent),
      httpsAgent: new https.Agent(agent),
      connectionTimeout: CONNECT_MILLISECONDS,
      requestTimeout: REQUEST_MILLISECONDS,
      // the first only warns; this one ends a connection on which nothing moves
      socketTimeout: REQUEST_MILLISECONDS,
    },
  };
}

/** Resolves a name and refuses what it must not lead to, at the moment of connecting: a name may change what it points to. */
const allowedOnly =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const allowed = addresses.filter(({ address }) => isAllowedAddress(address));
      const [first] = allowed;
      if (!first) return callback(forbidden(hostname), '', 0);
      if (options.all) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };

const forbidden = (host: string) => new StoreError(`${host} leads to an address that exports may not go to.`);

/** Reads a few kilobytes of every answer but an object that was asked for: an endpoint may send without end. */
export function boundAnswers(client: S3Client): void {
  client.middlewareStack.add(
    (next, context) => async (given) => {
      const result = await next(given);
      const response = result.response as { statusCode?: number; body?: unknown };
      const isObject = context.commandName === 'GetObjectCommand' && response.statusCode === 200;
      if (!isObject && isStream(response.body)) response.body = bounded(response.body);
      return result;
    },
    // below the middleware that parses answers
    { step: 'deserialize', priority: 'low', name: 'boundAnswers' },
  );
}

function isStream(body: unknown): body is Readable {
  return typeof (body as Readable | undefined)?.pipe === 'function';
}

function bounded(body: Readable): Readable {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > ANSWER_BYTES ? new StoreError('The store answers more than an answer can be.') : null, chunk);
    },
  });
  // Whatever ends the reading ends the connection.
  const late = setTimeout(
    () => limit.destroy(new StoreError('The store does not end its answer.')),
    ANSWER_MILLISECONDS,
  );
  late.unref();
  limit.once('close', () => {
    clearTimeout(late);
    if (!body.readableEnded) body.destroy();
  });
  body.once('error', (error) => limit.destroy(error));
  return body.pipe(limit);
}
