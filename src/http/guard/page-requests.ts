import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Refusal } from './refusal.ts';

/** What is looked at of a request. */
export type IncomingRequest = Pick<IncomingMessage, 'headers' | 'url' | 'method'>;

export interface PageRequestOptions {
  /** Whether an origin, which a header of the request names, is our own or one of ALLOWED_ORIGINS. */
  readonly isAllowed: (origin: string, request: IncomingRequest) => boolean;
  /** Read at each request. Whether callers without a credential are refused by every door, which then asks for one in its own form. */
  readonly asksForKey: boolean;
}

/**
 * Says whether a request may start work (a document, a query, an export) for the page that has a browser send it. Any page can have a
 * browser send simple requests: by `iframe`, `img`, a form, a link, a navigation. The page cannot read the answer, but the work is done.
 * So the request of a page starts work only where the page is our own or allowed, and a navigation only with a credential of its own.
 * Programs send neither `Sec-Fetch-*` nor `Origin`, and pass.
 *
 * Browsers send `Sec-Fetch-*` to trustworthy addresses only (https, loopback), and old ones never. A simple request of such a browser is
 * known by its `User-Agent`, and passes where its `Referer` is our own or allowed.
 */
export function createPageRule(options: PageRequestOptions): (request: IncomingRequest) => Refusal | null {
  const { isAllowed } = options;
  const isAllowedAddress = (address: string | undefined, request: IncomingRequest): boolean => {
    const origin = URL.parse(address ?? '')?.origin;
    return origin !== undefined && isAllowed(origin, request);
  };

  return (request) => {
    const { headers } = request;
    const { origin, referer } = headers;
    const comesFromAllowed = origin !== undefined && isAllowed(origin, request);
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !comesFromAllowed) return foreignPage;
    if (isPrefetch(request)) return prefetch;
    // A door that asks for a key refuses who brings none. A cookie is no sign that somebody wants the work: browsers add it unasked.
    const isUnasked = !options.asksForKey || headers.cookie !== undefined;
    if (headers['sec-fetch-mode'] === 'navigate' && isUnasked && !hasOwnCredential(request)) return navigation;
    if (site !== undefined || origin !== undefined || !isSimpleOfBrowser(request)) return null;
    const isAmbient = isUnasked || headers.authorization !== undefined;
    return isAmbient && !isAllowedAddress(referer, request) ? foreignPage : null;
  };
}

const foreignPage: Refusal = {
  status: 403,
  code: 'ORIGIN_NOT_ALLOWED',
  message: 'Pages of other sites may not start work on this server; ALLOWED_ORIGINS says which may.',
};

const navigation: Refusal = {
  status: 403,
  code: 'NAVIGATION_NOT_ALLOWED',
  message: 'Opening this address in a browser starts no work without a key. Ask by a script, or send a key.',
};

const prefetch: Refusal = {
  status: 403,
  code: 'PREFETCH_NOT_ALLOWED',
  message: 'What a browser fetches in advance starts no work.',
};

function isPrefetch({ headers }: IncomingRequest): boolean {
  return [headers['sec-purpose'], headers['purpose'], headers['x-moz']].some(
    (value) => value !== undefined && /prefetch|prerender/i.test(String(value)),
  );
}

/** Whether a credential comes that no browser adds by itself: in a header that a program sets, or in the address. */
function hasOwnCredential({ headers, url = '' }: IncomingRequest): boolean {
  return headers.authorization !== undefined || headers['x-api-key'] !== undefined || hasKeyInAddress(url);
}

function hasKeyInAddress(url: string): boolean {
  const at = url.indexOf('?');
  return at >= 0 && Boolean(new URLSearchParams(url.slice(at + 1)).get('key'));
}

/** The types of bodies that a form has (Fetch Standard, "CORS-safelisted request-header"). */
const FORM_TYPES = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

/** Schemes by which a browser identifies its user unasked, for any page, once the user has done so before. */
const AMBIENT_SCHEMES = /^\s*(basic|digest|negotiate|ntlm)\b/i;

/**
 * Whether the request has an `Authorization` that a program or a script wrote. A browser asks the server first (preflight) before it
 * sends such a header for the page of another site, so the request counts as a preflighted one, whatever its method and type.
 */
export function hasWrittenAuthorization({ authorization }: IncomingHttpHeaders): boolean {
  return authorization !== undefined && !AMBIENT_SCHEMES.test(authorization);
}

/** Whether any page could have a browser send this request without asking the server first. */
function isSimpleOfBrowser(request: IncomingRequest): boolean {
  const { headers, method = 'GET', url = '' } = request;
  if (!/\b(Gecko|AppleWebKit|Trident)\b/.test(headers['user-agent'] ?? '')) return false;
  if (!['GET', 'HEAD', 'POST'].includes(method)) return false;
  if (hasWrittenAuthorization(headers)) return false;
  const type = headers['content-type'];
  if (type !== undefined && !FORM_TYPES.test(type)) return false;
  return !ASKED_FIRST.some((name) => headers[name] !== undefined) && !hasKeyInAddress(url);
}

/** Headers with which a browser asks the server first, or, of a WebSocket, sends the `Origin`. */
const ASKED_FIRST = [
  'x-api-key',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'x-requested-with',
  'prefer',
  'sec-websocket-key',
];
