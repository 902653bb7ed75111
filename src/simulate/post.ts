import type { Clock } from './clock.ts';

/** A running Roomwatch. */
export interface SimulatedTarget {
  /** Where it answers, e.g. http://127.0.0.1:4000. */
  url: string;
  key?: string;
}

export interface PostOptions {
  clock: Clock;
  signal: AbortSignal;
  /** Gives up after this many attempts; without it, never. */
  attempts?: number;
  /** Called after each failed attempt that will be repeated: the reason and the attempt's number, from 1. */
  onRetry?: (why: string, attempt: number) => void;
}

/** The server refused the request; repeating it cannot help. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;
const TIMEOUT = 30_000;

/**
 * Posts JSON until the server answers with success, and returns the answer's JSON; null once the signal is aborted. Repeats after 429, any
 * 5xx and network errors, with growing waits or after the time that the server gives. Other answers throw a `RefusedError`.
 */
export async function post(
  server: SimulatedTarget,
  path: string,
  body: unknown,
  options: PostOptions,
): Promise<unknown> {
  const { clock, signal, attempts = Infinity, onRetry } = options;
  const text = JSON.stringify(body);
  for (let attempt = 1; !signal.aborted; attempt++) {
    const outcome = await tryOnce(server, path, text, signal);
    if ('answer' in outcome) return outcome.answer;
    if (signal.aborted) break;
    if (attempt >= attempts) throw new RefusedError(outcome.why);
    onRetry?.(outcome.why, attempt);
    await clock.sleep(Math.max(outcome.retryAfter, backOff(attempt)), signal);
  }
  return null;
}

type Outcome = { answer: unknown } | { why: string; retryAfter: number };

async function tryOnce(server: SimulatedTarget, path: string, text: string, signal: AbortSignal): Promise<Outcome> {
  const url = new URL(`.${path}`, server.url.endsWith('/') ? server.url : `${server.url}/`);
  let response: Response;
  let answer: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(server.key ? { authorization: `Bearer ${server.key}` } : {}),
      },
      body: text,
      // A redirected POST would arrive as a GET, without its body.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    });
    answer = await response.text();
  } catch (error) {
    return { why: `${url.origin} cannot be reached: ${reasonOf(error)}`, retryAfter: 0 };
  }
  const { status } = response;
  if (status === 429 || status >= 500) {
    return { why: `${url.origin} answers ${status}${saying(answer)}`, retryAfter: retryAfterOf(response) };
  }
  if (status === 401 || status === 403) {
    throw new RefusedError(`${url.origin} answers ${status}: it asks for ${server.key ? 'another' : 'a'} key`);
  }
  const elsewhere = response.headers.get('location');
  if (elsewhere) throw new RefusedError(`${url.href} answers ${status}: it has moved to ${elsewhere}`);
  if (!response.ok) throw new RefusedError(`${url.href} answers ${status}${saying(answer)}`);
  try {
    return { answer: JSON.parse(answer) as unknown };
  } catch {
    throw new RefusedError(`${url.href} does not answer like Roomwatch: expected JSON, got ${cut(answer)}`);
  }
}

/** Doubles from attempt to attempt; up to half of it is random, so that several players do not send at once. */
function backOff(attempt: number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt - 1, 10));
  return wait * (1 - Math.random() / 2);
}

function retryAfterOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? Math.min(seconds * 1_000, 60_000) : 0;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT / 1_000} s`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code || (cause instanceof Error ? cause.message : error.message);
}

/** The message of an error answer, in either of the server's two formats. */
function saying(answer: string): string {
  try {
    const { error, errors } = JSON.parse(answer) as { error?: { message?: string }; errors?: { message?: string }[] };
    const message = error?.message ?? errors?.[0]?.message;
    return message ? `: ${message}` : '';
  } catch {
    return '';
  }
}

function cut(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
