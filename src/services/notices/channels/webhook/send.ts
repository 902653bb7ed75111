import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import {
  isNamed,
  isPublicAddress,
  portOf,
  webhookUrlProblem,
  type AllowedTarget,
} from '../../../../domain/net/webhook-target.ts';
import { DeliveryError, type Sent } from '../channel.ts';

/** Milliseconds until a receiver must have answered. */
const PATIENCE = 20_000;
/** Bytes that are read of an answer. */
const ANSWER_BYTES = 64 * 1024;
/** Characters of an answer that the delivery log keeps. */
const ANSWER_CHARACTERS = 500;

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly targets: readonly AllowedTarget[];
  readonly signal: AbortSignal;
  /** Milliseconds until the whole answer must be there; tests may shorten it. */
  readonly patience?: number;
}

/**
 * Posts to a webhook once. The address is looked at when it connects, for a name may change what it leads to; redirects are not followed.
 * Throws a `DeliveryError` for every answer but 2xx.
 */
export async function postWebhook(request: WebhookRequest): Promise<Sent> {
  const { url, headers, body, targets, signal, patience = PATIENCE } = request;
  const problem = webhookUrlProblem(url, targets);
  if (problem !== null) throw new DeliveryError(`Not sent to ${url}: expected ${problem}.`, { isPermanent: true });
  const parsed = new URL(url);
  const late = AbortSignal.timeout(patience);
  try {
    const { status, text, retryAfter } = await exchange(
      parsed,
      {
        ...{ method: 'POST', signal: AbortSignal.any([signal, late]) },
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Roomwatch',
          ...headers,
          'content-length': String(Buffer.byteLength(body)),
        },
        lookup: allowedOnly(targets, portOf(parsed)),
      },
      body,
    );
    if (status >= 200 && status < 300) return { answer: `${status} ${text}`.trim() };
    if (status === 410)
      throw new DeliveryError('410: the receiver wants nothing more.', { isPermanent: true, isGone: true });
    if (status >= 300 && status < 400) throw new DeliveryError(`${status}: redirects are not followed.`);
    throw new DeliveryError(`${status} ${text}`.trim(), { retryAfter });
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    if (late.aborted) throw new DeliveryError(`No answer within ${patience / 1_000} seconds.`);
    throw new DeliveryError((error as Error).message);
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: number | null;
}

function exchange(url: URL, options: https.RequestOptions, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'http:' ? http : https;
    const sent = request(url, { ...options, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const end = () => {
        const text = Buffer.concat(chunks).toString('utf8').slice(0, ANSWER_CHARACTERS);
        resolve({ status: response.statusCode ?? 0, text, retryAfter: secondsOf(response.headers['retry-after']) });
      };
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes < ANSWER_BYTES) return;
        // What has come is enough to say what the receiver answers.
        end();
        response.destroy();
      });
      response.on('end', end);
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** `Retry-After` in milliseconds, where it is a number of seconds. */
function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}

/** Resolves a name and keeps the addresses to which a webhook may go. */
const allowedOnly =
  (targets: readonly AllowedTarget[], port: number): LookupFunction =>
  (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const isAllowed = isNamed(targets, hostname, port)
        ? () => true
        : ({ address }: dns.LookupAddress) => isPublicAddress(address) || isNamed(targets, address, port);
      const allowed = addresses.filter(isAllowed);
      const [first] = allowed;
      if (!first) {
        const inside = addresses[0]?.address ?? 'nothing';
        const message = `${hostname} leads to ${inside}, which is inside; WEBHOOK_ALLOWED_TARGETS=${hostname}:${port} would allow it.`;
        return callback(new DeliveryError(message, { isPermanent: true }), '', 0);
      }
      if (options.all) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };
