import { describe, expect, test } from '@jest/globals';
import { createPageRule } from '../../src/http/guard/page-requests.ts';

const OWN = 'http://rooms.example:4000';
const isAllowed = (origin: string) => [OWN, 'https://wall.example'].includes(origin);
const open = createPageRule({ isAllowed, asksForKey: false });
const keyed = createPageRule({ isAllowed, asksForKey: true });

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:152.0) Gecko/20100101 Firefox/152.0';
const POWERSHELL = 'Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041';

const site = (value: string, others: object = {}) => ({ 'sec-fetch-site': value, ...others });
const ask = (rule: typeof open, headers: object, url = '/graphql/stream?query={a}', method = 'GET') =>
  rule({ headers: headers as never, url, method })?.code ?? null;

describe('a request that a page has a browser send', () => {
  test.each([
    ['an image of another site', site('cross-site', { 'sec-fetch-mode': 'no-cors' })],
    ['a frame of another port', site('same-site', { 'sec-fetch-mode': 'navigate' })],
    ['a value that nobody knows yet', site('partitioned')],
    ['a foreign page, with a key that the browser adds', site('cross-site', { authorization: 'Basic YTpi' })],
    ['a foreign page, with a cookie', site('cross-site', { cookie: 'key=right' })],
    ['a foreign origin that got this far', site('cross-site', { origin: 'https://evil.example' })],
    ['a sandboxed frame', site('cross-site', { origin: 'null' })],
    ['a foreign page, in an old browser', { 'user-agent': FIREFOX, referer: 'https://evil.example/page' }],
    ['a page that hides where it is, in an old browser', { 'user-agent': CHROME }],
    ['a form as text, in an old browser', { 'user-agent': CHROME, 'content-type': 'text/plain' }, 'POST'],
  ])('%s starts nothing', (_name, headers, method = 'GET') => {
    expect(ask(open, headers, undefined, method)).toBe('ORIGIN_NOT_ALLOWED');
  });

  test.each([
    ['a script of our own page', site('same-origin', { 'sec-fetch-mode': 'cors' })],
    ['an allowed page', site('cross-site', { origin: 'https://wall.example', 'sec-fetch-mode': 'cors' })],
    ['an extension of the browser', site('none', { 'sec-fetch-mode': 'cors' })],
    ['our own page, in an old browser', { 'user-agent': CHROME, referer: `${OWN}/graphql` }],
    ['an allowed page, in an old browser', { 'user-agent': FIREFOX, referer: 'https://wall.example/' }],
    ['a script that has asked first', { 'user-agent': CHROME, 'content-type': 'application/json' }],
    ['a script with a key', { 'user-agent': CHROME, authorization: 'Bearer right' }],
    ['a WebSocket, whose origin was looked at', { 'user-agent': CHROME, 'sec-websocket-key': 'x' }],
    ['curl', { 'user-agent': 'curl/8.15.0', accept: '*/*' }],
    ['PowerShell', { 'user-agent': POWERSHELL }],
    ['Node', { 'user-agent': 'node', 'sec-fetch-mode': 'cors' }],
    ['a program that says nothing', {}],
  ])('%s passes', (_name, headers) => {
    expect(ask(open, headers)).toBeNull();
    expect(ask(keyed, headers)).toBeNull();
  });
});

describe('a navigation', () => {
  test.each(['none', 'same-origin'])('from %s starts nothing without a credential', (from) => {
    const headers = site(from, { 'sec-fetch-mode': 'navigate' });
    expect(ask(open, headers)).toBe('NAVIGATION_NOT_ALLOWED');
    expect(ask(open, { ...headers, cookie: 'key=right' })).toBe('NAVIGATION_NOT_ALLOWED');
    expect(ask(open, { ...headers, authorization: 'Bearer right' })).toBeNull();
    expect(ask(open, headers, '/export/x.csv?key=right')).toBeNull();
    expect(ask(open, headers, '/export/x.csv?key=')).toBe('NAVIGATION_NOT_ALLOWED');
  });

  test('is left to a door that asks for a key, unless the browser brings a cookie', () => {
    const headers = site('none', { 'sec-fetch-mode': 'navigate' });
    expect(ask(keyed, headers)).toBeNull();
    expect(ask(keyed, { ...headers, cookie: 'key=right' })).toBe('NAVIGATION_NOT_ALLOWED');
    expect(ask(keyed, { ...headers, cookie: 'a=b', authorization: 'Basic YTpi' })).toBeNull();
  });
});

test.each([
  { 'sec-purpose': 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender' },
  { purpose: 'prefetch' },
  { 'x-moz': 'prefetch' },
])('what a browser fetches in advance starts nothing: %j', (headers) => {
  expect(ask(open, site('same-origin', headers))).toBe('PREFETCH_NOT_ALLOWED');
  expect(ask(open, site('none', headers), '/export/x.csv?key=right')).toBe('PREFETCH_NOT_ALLOWED');
});

test('a browser over plain HTTP, which sends no Sec-Fetch headers, adds cookies and passwords unasked', () => {
  expect(ask(keyed, { 'user-agent': CHROME })).toBeNull();
  expect(ask(keyed, { 'user-agent': CHROME, cookie: 'key=right' })).toBe('ORIGIN_NOT_ALLOWED');
  expect(ask(keyed, { 'user-agent': CHROME, authorization: 'Basic YTpi' })).toBe('ORIGIN_NOT_ALLOWED');
  expect(ask(keyed, { 'user-agent': CHROME, authorization: 'Basic YTpi', referer: `${OWN}/page` })).toBeNull();
  expect(ask(keyed, { 'user-agent': CHROME, authorization: 'Negotiate YIIJ' })).toBe('ORIGIN_NOT_ALLOWED');
  expect(ask(keyed, { 'user-agent': CHROME }, '/export/x.csv?key=right')).toBeNull();
});
