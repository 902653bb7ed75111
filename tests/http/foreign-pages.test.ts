import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/find-chromium.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { WORKSPACE, WORKSPACE_ID, rowsOf } from '../helpers/collector.ts';
import { describeWith } from '../helpers/left-out.ts';
import { operation } from '../helpers/operation.ts';

const SAVE = operation(
  `mutation SaveQueryOfForeignPages($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id } } }`,
);
const executablePath = findChromium();
/** What runs in the page. */
const script = readFileSync(join(import.meta.dirname, 'fixtures/foreign-page.js'), 'utf8');

const inPage = <Result>(page: Page, name: string, given: object) =>
  page.evaluate<Result>(`${script}\n;${name}(${JSON.stringify(given)})`);

/** Attempts at an attack: its hundred frames, players and workers make a page of Chromium itself crash at times, on a busy machine. */
const MOST_ATTEMPTS = 5;

/** A page of another site: whatever it is asked for, it answers with an empty page. */
let pages: Server;
let browser: Browser;
let app: TestApp;
/** The path of the file of a saved query. */
let file = '';
/** Queries that ran. */
let runs = 0;

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Each route with each status that it answered with, as the server counts it. */
async function answered(): Promise<string[]> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const lines = text.matchAll(/^http_requests_total\{method="(\w+)",route="([^"]*)",status="(\d+)"\} /gm);
  return [...lines].map(([, method, route, status]) => `${method} ${route} ${status}`);
}

/** What was answered otherwise than by a refusal. */
async function worked(): Promise<string[]> {
  const lines = await answered();
  return lines.filter((line) => !/ [45]\d\d$/.test(line) && !/^\w+ \/(metrics|readyz) 200$/.test(line));
}

async function open(url: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  return page;
}

/** Attacks from a page at `url`, and tells what opened that should not have. A page that crashed is opened anew. */
async function attacked(url: string, attack: string, given: object): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const page = await open(url);
    try {
      return await inPage<string[]>(page, attack, given);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !/crashed/i.test(String(error))) throw error;
    } finally {
      await page.context().close();
    }
  }
}

const isThere = executablePath !== undefined;

describeWith('chromium (Debian package chromium)', isThere, 'a page of another site, in Chromium', () => {
  beforeAll(async () => {
    pages = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<p>A page'));
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
    app = await startTestApp({
      settings: {
        ...WORKSPACE,
        ALLOWED_HOSTS: 'roomwatch.test',
        ALLOWED_ORIGINS: `http://wall.test:${portOf(pages)}`,
      },
      roles: { api: true, worker: false },
    });
    const { createSavedQuery } = await app.ask(SAVE, { input: { name: 'Saved', text: 'print x = 1' } });
    file = `/export/${createSavedQuery.savedQuery!.id}.csv`;
    const queries = app.app.queries as {
      run: (typeof app.app.queries)['run'];
      stream: (typeof app.app.queries)['stream'];
    };
    const [run, stream] = [queries.run.bind(queries), queries.stream.bind(queries)];
    queries.run = (...given) => (runs++, run(...given));
    queries.stream = (...given) => (runs++, stream(...given));
    browser = await chromium.launch({
      executablePath,
      args: [
        ...CHROMIUM_ARGUMENTS,
        '--no-proxy-server',
        '--disable-popup-blocking',
        '--host-resolver-rules=MAP *.test 127.0.0.1',
        // All of these names are this machine: the test is about what the server refuses, not about the browser's own guard.
        '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
      ],
    });
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    await new Promise((resolve) => pages.close(resolve));
  });

  /** Where the server is: by its address, to which browsers send `Sec-Fetch-*`, and by a name, to which they do not. */
  const byAddress = () => app.url;
  const byName = () => `http://roomwatch.test:${new URL(app.url).port}`;

  test.each([
    ['of another site', 'evil.test', byAddress, 'attackFrom'],
    ['of another site, without Sec-Fetch headers', 'evil.test', byName, 'attackFrom'],
    ['of another port', '127.0.0.1', byAddress, 'attackFrom'],
    ['in a sandboxed frame', 'evil.test', byAddress, 'attackFromSandbox'],
  ])('%s: nothing runs', async (_name, host, target, attack) => {
    const given = { target: target(), path: file, workspaceId: WORKSPACE_ID };
    expect(await attacked(`http://${host}:${portOf(pages)}/`, attack, given)).toEqual([]);
    expect(runs).toBe(0);
    // A frame at the address of GraphiQL gets its page, which no frame shows. `POST /graphql` was the test's own.
    expect((await worked()).filter((line) => line !== 'GET /graphql 200' && line !== 'POST /graphql 200')).toEqual([]);
    expect(await rowsOf(app, 'Event')).toEqual([]);
  });

  test('a navigation, by a link of another site or typed by hand: nothing runs', async () => {
    const page = await open(`http://evil.test:${portOf(pages)}/`);
    for (const path of getPaths()) {
      const url = app.url + path;
      const answer = page.waitForResponse(url);
      await page.evaluate(`location.href = ${JSON.stringify(url)}`);
      expect([path, (await answer).status()]).toEqual([path, 403]);
      await page.waitForURL(url);
      expect([path, (await page.goto(url))!.status()]).toEqual([path, 403]);
      await page.goto(`http://evil.test:${portOf(pages)}/`);
    }
    expect(runs).toBe(0);
    await page.context().close();
  });

  test('pages are served to a navigation from anywhere, and their own scripts work', async () => {
    const page = await open(`http://evil.test:${portOf(pages)}/`);
    const answer = page.waitForResponse(`${app.url}/graphql`);
    await page.evaluate(`location.href = '${app.url}/graphql'`);
    expect((await answer).status()).toBe(200);
    await page.waitForURL(`${app.url}/graphql`);
    await expectAllWork(page);
    await page.context().close();
  });

  test('a page of an allowed origin works by fetch, EventSource and WebSocket', async () => {
    const page = await open(`http://wall.test:${portOf(pages)}/`);
    await expectAllWork(page);
    await page.context().close();
  });
});

/** What starts work by GET. */
function getPaths(): string[] {
  const query = encodeURIComponent('print x = 1');
  const document = encodeURIComponent('{ kql(query: "print x = 1") { rowCount } }');
  return [
    `/graphql/stream?query=${document}`,
    `/api/export?query=${query}`,
    `/v1/workspaces/${WORKSPACE_ID}/query?query=${query}`,
    file,
  ];
}

/** Each way to ask works for a page that may ask: so the attacks above would have worked too. */
async function expectAllWork(page: Page): Promise<void> {
  runs = 0;
  expect(await inPage(page, 'work', { target: app.url, paths: getPaths() })).toEqual({
    statuses: getPaths().map(() => 200),
    event: { data: { kql: { rowCount: 1 } } },
    message: { type: 'connection_ack' },
  });
  expect(runs).toBe(getPaths().length + 1);
  runs = 0;
}
