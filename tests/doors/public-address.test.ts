import { afterEach, expect, test } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { send, WORKSPACE, WORKSPACE_KEY } from '../helpers/collector.ts';
import { operation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

/* Addresses that the server makes: from PUBLIC_URL, else from what a request says, if who says it may be believed. */

const CREATE_KEY = operation(`mutation CreateExportKeyOfAddress($id: ID!) {
  createExportKey(input: { savedQueryId: $id, name: "address" }) { path url } }`);

let app: TestApp;
afterEach(() => app.stop());
const start = async (settings: Record<string, string>) => {
  app = await startTestApp({ roles: { api: true, worker: false }, settings: { ...WORKSPACE, ...settings } });
};
const headers = {
  host: 'localhost',
  'x-forwarded-host': 'rooms.example.com:8443',
  'x-forwarded-proto': 'https',
  authorization: `Bearer ${WORKSPACE_KEY}`,
};
const tokenEndpoint = async () => {
  const found = await send<{ token_endpoint: string }>(
    `${app.url}/t/v2.0/.well-known/openid-configuration`,
    headers,
    null,
    'GET',
  );
  return found.body.token_endpoint;
};
const agentEndpoint = async () => {
  const { body } = await send<string>(`${app.url}/agent/otelcol.yaml`, headers, null, 'GET');
  return (parseYaml(body) as { exporters: { otlphttp: { endpoint: string } } }).exporters.otlphttp.endpoint;
};
const exportAddress = async () => {
  const { id } = await seed(app).savedQuery({ name: 'One', text: 'print 1' });
  const { path, url } = (await app.ask(CREATE_KEY, { id })).createExportKey;
  return { path: path!.replace(id, 'ID'), url: url?.replace(id, 'ID') ?? null };
};

test('PUBLIC_URL counts whole, whatever a request and its proxies say', async () => {
  const publicUrl = 'https://www.example.com:9443/watch/rooms';
  await start({ PUBLIC_URL: `${publicUrl}/`, TRUSTED_PROXIES: '127.0.0.1' });
  expect(await tokenEndpoint()).toBe(`${publicUrl}/t/oauth2/v2.0/token`);
  expect(await agentEndpoint()).toBe(publicUrl);
  expect(await exportAddress()).toEqual({ path: '/watch/rooms/export/ID.csv', url: `${publicUrl}/export/ID.csv` });
});

test('without it, a proxy of TRUSTED_PROXIES says how it was called', async () => {
  await start({ TRUSTED_PROXIES: '127.0.0.1' });
  expect(await tokenEndpoint()).toBe('https://rooms.example.com:8443/t/oauth2/v2.0/token');
  expect(await agentEndpoint()).toBe('https://rooms.example.com:8443');
  expect(await exportAddress()).toEqual({ path: '/export/ID.csv', url: null });
});

test.each(['10.9.8.7', ''])(
  'of others than those of TRUSTED_PROXIES=%s nothing is believed',
  async (TRUSTED_PROXIES) => {
    await start({ TRUSTED_PROXIES });
    expect(await tokenEndpoint()).toBe('http://localhost/t/oauth2/v2.0/token');
    expect(await agentEndpoint()).toBe('http://localhost');
  },
);
