import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text as readText } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import getPort from 'get-port';
import { createClient } from 'graphql-ws';
import { chromium } from 'playwright-core';
import { WebSocket, type ClientOptions } from 'ws';
import { parse as parseYaml } from 'yaml';
import { ensureSelfSigned, type SelfSigned } from '../../src/http/tls/self-signed.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/find-chromium.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { cameraFault } from '../helpers/console-events.ts';
import { describeWith, findProgram } from '../helpers/left-out.ts';
import { operation } from '../helpers/operation.ts';
import { endAll, eventually, type Roomwatch } from '../helpers/process.ts';
import { proxyBlocks, PROXIES, startProxy } from '../helpers/proxies.ts';
import { seed } from '../helpers/seed.ts';
import { tempDir } from '../helpers/temp-dir.ts';

/* The blocks of docs/proxies.md, run by the programs that they are for, in front of a real server. */

const ADMIN_KEY = 'the-key-of-the-administrator';
const READ_KEY = 'the-key-of-a-reader';
const admin = { authorization: `Bearer ${ADMIN_KEY}` };
const LIVE = `subscription { faultChanges { kind fault { computer } } }`;
const CREATE_KEY = operation(`mutation CreateExportKeyBehindProxy($id: ID!) {
  createExportKey(input: { savedQueryId: $id, name: "proxy" }) { key path url userErrors { message } } }`);
const COLLECTORS = operation(`query CollectorsBehindProxy { collectors { agent address } }`);

let pem: SelfSigned;
let ca: string;
beforeAll(async () => {
  pem = await ensureSelfSigned(tempDir('proxies'), ['localhost'], new Date());
  ca = readFileSync(pem.ca, 'utf8');
});
afterAll(endAll);

/** Asks as a program on the other side of the proxy does, which trusts the authority of its certificate. */
async function open(
  url: string,
  { body, ...options }: RequestOptions & { body?: string } = {},
): Promise<IncomingMessage> {
  const asked = request(url, { method: body === undefined ? 'GET' : 'POST', agent: false, ca, ...options });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return answer;
}

async function ask(url: string, options: RequestOptions & { body?: string } = {}) {
  const answer = await open(url, options);
  return { status: answer.statusCode, headers: answer.headers, text: await readText(answer) };
}

const postJson = (url: string, body: unknown, headers: Record<string, string> = admin) =>
  ask(url, { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });

/** Reads an event stream until what came passes. */
async function readUntil(stream: IncomingMessage, pattern: RegExp): Promise<void> {
  let seen = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    seen += String(chunk);
    if (pattern.test(seen)) return;
  }
  throw new Error(`The stream ended without ${pattern}: ${seen}`);
}

const WAYS = [
  { way: 'a host of its own', folder: '', block: 'own' },
  { way: 'below a path', folder: '/rooms', block: 'below' },
] as const;

describe.each(WAYS)('with $way', ({ folder, block }) => {
  let app: TestApp;
  let port: number;
  let publicUrl: string;
  beforeAll(async () => {
    port = await getPort();
    publicUrl = `https://localhost:${port}${folder}`;
    app = await startTestApp({
      settings: { ...WORKSPACE, ADMIN_KEY, READ_KEYS: READ_KEY, PUBLIC_URL: publicUrl, TRUSTED_PROXIES: '127.0.0.1' },
    });
  });
  afterAll(() => app.stop());

  for (const proxy of PROXIES) {
    const executable = findProgram(proxy.program);
    describeWith(`${proxy.program} (Debian package ${proxy.program})`, executable !== null, proxy.name, () => {
      let running: Roomwatch;
      beforeAll(async () => {
        const place = { port, server: Number(new URL(app.url).port), cert: pem.cert, key: pem.key };
        running = startProxy(proxy, executable!, proxyBlocks(proxy.language)[block], place);
        const ready = eventually(
          async () => (await ask(`${publicUrl}/readyz`)).status === 200,
          'answered through the proxy',
        );
        const early = running.ended.then((exit) => {
          throw new Error(`The proxy ended with ${exit.code ?? exit.signal}: ${running.said()}`);
        });
        await Promise.race([ready, early]);
        early.catch(() => undefined);
      });
      afterAll(async () => {
        await running.end('SIGKILL');
      });

      test('a query is answered, to a page of PUBLIC_URL too', async () => {
        const { origin } = new URL(publicUrl);
        const answer = await postJson(
          `${publicUrl}/graphql`,
          { query: '{ rooms { totalCount } }' },
          { ...admin, origin },
        );
        expect(JSON.parse(answer.text)).toMatchObject({ data: { rooms: { totalCount: expect.any(Number) } } });
        expect(answer.headers['access-control-allow-origin']).toBe(origin);
      });

      test('changes come live over WebSocket and as server-sent events', async () => {
        class Trusting extends WebSocket {
          constructor(url: string, protocol: string) {
            super(url, protocol, { ca, origin: new URL(publicUrl).origin } satisfies ClientOptions);
          }
        }
        const client = createClient({
          url: `${publicUrl.replace('https', 'wss')}/graphql`,
          webSocketImpl: Trusting,
          connectionParams: admin,
          retryAttempts: 0,
        });
        const computer = `BEHIND-${proxy.program}-${block}`.toUpperCase();
        const stream = await open(`${publicUrl}/graphql/stream?query=${encodeURIComponent(LIVE)}`, {
          headers: { ...admin, accept: 'text/event-stream' },
        });
        await readUntil(stream, /"SYNCED"/);
        const messages = client.iterate<{ faultChanges: { kind: string; fault?: { computer: string } } }>({
          query: LIVE,
        });
        for await (const { data } of messages) {
          const { kind, fault } = data!.faultChanges;
          if (kind === 'SYNCED') await postJson(`${publicUrl}/api/events`, [cameraFault(computer)]);
          if (kind === 'OPENED' && fault?.computer === computer) break;
        }
        await readUntil(stream, new RegExp(`"OPENED".*${computer}`));
        stream.destroy();
        await client.dispose();
      });

      test('token discovery names the public address, where a token is given that opens it', async () => {
        const found = await ask(`${publicUrl}/any-tenant/v2.0/.well-known/openid-configuration`);
        const { issuer, token_endpoint } = JSON.parse(found.text) as Record<string, string>;
        expect([issuer, token_endpoint]).toEqual([
          `${publicUrl}/any-tenant/v2.0`,
          `${publicUrl}/any-tenant/oauth2/v2.0/token`,
        ]);
        const form = { grant_type: 'client_credentials', client_id: WORKSPACE_ID, client_secret: WORKSPACE_KEY };
        const given = await ask(token_endpoint!, { body: String(new URLSearchParams(form)) });
        const { access_token } = JSON.parse(given.text) as { access_token: string };
        const rule = (await app.app.core.workspaces.get('default')).ruleId;
        const stored = await postJson(
          `${publicUrl}/dataCollectionRules/${rule}/streams/Custom-Proxied?api-version=2023-01-01`,
          [{ Proxy: proxy.name }],
          { authorization: `Bearer ${access_token}` },
        );
        expect(stored.status).toBe(204);
      });

      if (proxy.program === 'haproxy') {
        test("Azure's client, unmodified, signs in and asks", async () => {
          const words = ['tests/fixtures/azure/query.js', '@azure/monitor-query-logs', publicUrl, WORKSPACE_ID];
          const asked = promisify(execFile)(process.execPath, words, {
            env: { ...process.env, NODE_EXTRA_CA_CERTS: pem.ca, CLIENT_ID: WORKSPACE_ID, CLIENT_SECRET: READ_KEY },
          });
          asked.child.stdin!.end(JSON.stringify([{ step: 'asked', key: 'secret', queries: ['print proxied = 1'] }]));
          expect(JSON.parse((await asked).stdout)).toMatchObject({
            asked: [{ tables: [{ rows: [[['number', '1']]] }] }],
          });
        });
      }

      test('the address of a CSV file is the public one', async () => {
        const saved = await seed(app).savedQuery({ name: `${proxy.name} ${block}`, text: 'print proxied = 1' });
        const { createExportKey } = await app.ask(CREATE_KEY, { id: saved.id });
        const { key, path: onHost, url } = createExportKey;
        expect([new URL(onHost!, publicUrl).href, url!.startsWith(`${publicUrl}/export/`)]).toEqual([url, true]);
        const file = await ask(url!, { headers: { authorization: `Bearer ${key}` } });
        expect(file.text).toBe('proxied\r\n1\r\n');
      });

      test('the caller is known by its own address, whatever it claims', async () => {
        const agent = `spoof-${proxy.program}-${block}`;
        const headers = { ...admin, 'x-forwarded-for': '203.0.113.9', 'x-agent-id': agent };
        expect((await postJson(`${publicUrl}/api/events`, [cameraFault('SPOOF')], headers)).status).toBe(200);
        const collector = await eventually(
          async () => (await app.ask(COLLECTORS)).collectors.find((one) => one.agent === agent),
          'shown among the collectors',
        );
        expect(collector.address).toBe('127.0.0.1');
      });

      test('GraphiQL comes with all its files', async () => {
        const page = await ask(`${publicUrl}/graphql`, { headers: { accept: 'text/html' } });
        const files = [...page.text.matchAll(/(?:href|src)="([^":]+)"/g)].map(([, file]) => file!);
        expect(files).toHaveLength(2);
        const workers = ['editor', 'json', 'graphql'].map((name) => `graphiql/${name}.worker.js`);
        for (const file of [...files, ...workers]) {
          const { status, headers } = await ask(new URL(file, `${publicUrl}/graphql`).href);
          expect([file, status, headers['content-type']]).toEqual([file, 200, expect.stringMatching(/javascript|css/)]);
        }
      });
    });
  }
});

const browser = findChromium();
const nginx = findProgram('nginx');

describeWith(
  'nginx and chromium (Debian packages)',
  nginx !== null && browser !== undefined,
  'GraphiQL in a browser',
  () => {
    test('runs a query below a path of nginx, without a complaint', async () => {
      const port = await getPort();
      const publicUrl = `https://localhost:${port}/rooms`;
      const app = await startTestApp({ settings: { PUBLIC_URL: publicUrl } });
      const place = { port, server: Number(new URL(app.url).port), cert: pem.cert, key: pem.key };
      const running = startProxy(PROXIES[0]!, nginx!, proxyBlocks('nginx').below, place);
      const shown = await chromium.launch({ executablePath: browser!, args: [...CHROMIUM_ARGUMENTS] });
      try {
        await eventually(async () => (await ask(`${publicUrl}/readyz`)).status === 200, 'answered through nginx');
        const page = await shown.newPage({ ignoreHTTPSErrors: true });
        page.setDefaultTimeout(60_000);
        const complaints: string[] = [];
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
        });
        page.on('requestfailed', (failed) => complaints.push(`${failed.url()}: ${failed.failure()?.errorText}`));
        await page.goto(`${publicUrl}/graphql`);
        await page.click('button.graphiql-execute-button');
        await page.locator('.graphiql-response').getByText('totalCount').waitFor();
        await page.getByRole('button', { name: 'Faults', exact: true }).click();
        await page.click('button.graphiql-execute-button');
        await page.locator('.graphiql-response').getByText('SYNCED').waitFor();
        expect(complaints).toEqual([]);
      } finally {
        await shown.close();
        await running.end('SIGKILL');
        await app.stop();
      }
    });
  },
);

test.each(['own', 'below'] as const)('the file for Traefik (%s) names only what it defines', (block) => {
  const { http, tls } = parseYaml(proxyBlocks('yaml')[block]) as {
    http: Record<'routers' | 'services' | 'middlewares', Record<string, Record<string, unknown>> | undefined>;
    tls: { certificates: object[] };
  };
  const { rule, service, middlewares = [], tls: terminates } = http.routers!['rooms']!;
  expect(rule).toMatch(block === 'own' ? /^Host\(`rooms\.example\.com`\)$/ : /&& PathPrefix\(`\/rooms\/`\)$/);
  expect(http.services![service as string]).toMatchObject({
    loadBalancer: { servers: [{ url: 'http://127.0.0.1:4000' }] },
  });
  for (const name of middlewares as string[]) {
    expect(http.middlewares![name]).toEqual({ stripPrefix: { prefixes: ['/rooms'] } });
  }
  expect([middlewares, terminates]).toEqual([block === 'own' ? [] : ['rooms-path'], {}]);
  expect(tls.certificates).toHaveLength(1);
});
