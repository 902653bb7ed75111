import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { codeOf } from '../../src/domain/sign-in/totp.ts';
import { inviteFirstAdministrator } from '../../src/services/access/people.ts';
import { openDoors, startTestApp, type Doors, type TestApp } from '../helpers/app.ts';
import { send, type Sent } from '../helpers/collector.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import { untypedOperation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';
import { testServices } from '../helpers/services.ts';

/*
 * People, keys and sessions, with two processes on one database. What one process takes back ends in the other.
 */

const ADMIN_KEY = 'the-administrator-of-these-tests';
const PASSWORD = 'correct horse battery staple';
const JSON_TYPE = 'application/json';

let now = new Date();
const clock = () => now;
/** Lets time pass for both processes. */
const pass = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));
const HOUR = 3_600_000;

let one: TestApp;
let two: TestApp;
let admin: Doors;

beforeAll(async () => {
  const services = testServices();
  const settings = { ADMIN_KEY };
  const roles = { api: true, worker: false };
  one = await startTestApp({ services, settings, clock, roles });
  two = await startTestApp({ services, settings, clock, roles });
  admin = openDoors(one.url, ADMIN_KEY);
  const steps = seed(admin);
  await (await steps.room({ name: 'Lisbon room', site: 'Lisbon' })).assign('LISBON-PC');
  await (await steps.room({ name: 'Porto room', site: 'Porto' })).assign('PORTO-PC');
  await admin.post([heartbeat('LISBON-PC', { at: now }), heartbeat('PORTO-PC', { at: now })]);
});
afterAll(async () => {
  await admin.close();
  await Promise.all([one.stop(), two.stop()]);
});

interface MadeKey {
  readonly apiKey: { readonly id: string; readonly beginning: string };
  readonly secret: string;
}

async function command<T>(doors: Pick<Doors, 'ask'>, text: string, variables: object = {}): Promise<T> {
  const data = await doors.ask(
    untypedOperation<Record<string, T & { userErrors: unknown[] }>>(text),
    variables as never,
  );
  const payload = Object.values(data)[0]!;
  expect(payload.userErrors).toEqual([]);
  return payload;
}

const makeKey = (input: object): Promise<MadeKey> =>
  command(
    admin,
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id beginning } secret userErrors { message } } }',
    { input: { name: 'key', ...input } },
  );
const revoke = (id: string) =>
  command(
    admin,
    'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { revokedApiKeyId userErrors { message } } }',
    { id },
  );

const ROOMS = untypedOperation<{ rooms: { nodes: { name: string }[] } }>('{ rooms { nodes { name } } }');
const statusOf = async (url: string, key: string) => (await openDoors(url, key).tryAsk(ROOMS)).status;
const roomsOf = async (url: string, key: string) =>
  (await openDoors(url, key).ask(ROOMS, {})).rooms.nodes.map(({ name }) => name);

/** A subscription by raw protocol; answers how its socket is closed. */
async function follow(url: string, headers: Record<string, string>, payload: object = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
  const synced = new Promise<void>((resolve, reject) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string };
      if (message.type === 'connection_ack') {
        const query = 'subscription { roomChanges { kind } }';
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      }
      if (message.type === 'next') resolve();
      if (message.type === 'error') reject(new Error(String(data)));
    });
    void closed.then((code) => reject(new Error(`closed with ${code}`)));
    socket.once('error', reject);
  });
  synced.catch(() => undefined);
  socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
  return { synced, closed, socket };
}

describe('a key', () => {
  test('opens what its role may, in every process, and shows when it was used; its secret is stored nowhere', async () => {
    const { apiKey, secret } = await makeKey({ role: 'VIEWER' });
    expect(secret).toMatch(/^rmk_[A-Za-z0-9_-]{32}[0-9a-f]{8}$/);
    expect(secret.startsWith(apiKey.beginning)).toBe(true);
    expect(await roomsOf(two.url, secret)).toEqual(['Lisbon room', 'Porto room']);
    const { status, errors } = await openDoors(one.url, secret).tryAsk(
      untypedOperation('{ workspace { primaryKey } }'),
    );
    expect([status, errors?.[0]?.extensions['code']]).toEqual([200, 'FORBIDDEN']);
    const all = await admin.ask(
      untypedOperation<{ apiKeys: { id: string; lastUsedAt: string | null }[] }>('{ apiKeys { id lastUsedAt } }'),
      {},
    );
    expect(all.apiKeys.find(({ id }) => id === apiKey.id)!.lastUsedAt).not.toBeNull();
    const stored = JSON.stringify(await one.app.core.models.apiKeys.all('default'));
    expect(stored).not.toContain(secret);
    expect(await statusOf(one.url, `${secret.slice(0, -1)}x`)).toBe(401);
    expect(await statusOf(one.url, secret.replace('rmk_', 'rmw_'))).toBe(401);
  });

  test('narrowed to a site sees the site, and a wall its rooms and no records', async () => {
    const { secret } = await makeKey({ role: 'VIEWER', sites: ['Lisbon'] });
    expect(await roomsOf(two.url, secret)).toEqual(['Lisbon room']);
    const wall = await makeKey({ role: 'DISPLAY', sites: ['Porto'] });
    expect(wall.secret).toMatch(/^rmw_/);
    expect(await roomsOf(one.url, wall.secret)).toEqual(['Porto room']);
    const { errors } = await openDoors(one.url, wall.secret).tryAsk(
      untypedOperation('{ kql(query: "Device") { rows } }'),
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'records:query' });
    const none = await makeKey({ role: 'VIEWER', sites: [] });
    expect(await roomsOf(one.url, none.secret)).toEqual([]);
  });

  test('that may send opens the doors of collectors and nothing else; one that may look opens none of them', async () => {
    const ingest = (await makeKey({ role: 'INGEST' })).secret;
    const viewer = (await makeKey({ role: 'VIEWER' })).secret;
    const events = JSON.stringify([cameraFault('KEY-1', { at: now })]);
    const bearer = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': JSON_TYPE });
    const basic = (key: string) => ({
      authorization: `Basic ${Buffer.from(`any:${key}`).toString('base64')}`,
      'content-type': JSON_TYPE,
    });
    const loki = JSON.stringify({ streams: [{ stream: { job: 'k' }, values: [[`${now.getTime()}000000`, 'a']] }] });
    const tries: readonly (readonly [string, (key: string) => Promise<Sent>])[] = [
      ['/api/events', (key) => send(`${one.url}/api/events`, bearer(key), events)],
      ['/v1/logs', (key) => send(`${one.url}/v1/logs`, bearer(key), JSON.stringify({ resourceLogs: [] }))],
      ['/loki', (key) => send(`${one.url}/loki/api/v1/push`, basic(key), loki)],
      ['/agent', (key) => send(`${one.url}/agent/otelcol.yaml`, bearer(key), null, 'GET')],
    ];
    for (const [name, knock] of tries) {
      const [own, other] = [await knock(ingest), await knock(viewer)];
      expect([name, own.status < 300, other.status]).toEqual([name, true, 401]);
    }
    expect(await statusOf(one.url, ingest)).toBe(200);
    const { errors } = await openDoors(one.url, ingest).tryAsk(ROOMS);
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const metrics = async (key: string) => (await fetch(`${one.url}/metrics`, { headers: bearer(key) })).status;
    expect([await metrics(viewer), await metrics(ingest), await metrics(ADMIN_KEY)]).toEqual([403, 403, 200]);
  });

  test('that may query opens the query API and exports, over what it may see', async () => {
    const { secret } = await makeKey({ role: 'VIEWER', sites: ['Lisbon'], scopes: ['records:query', 'rooms:read'] });
    const { workspaceId } = (
      await admin.ask(untypedOperation<{ workspace: { workspaceId: string } }>('{ workspace { workspaceId } }'), {})
    ).workspace;
    const headers = { 'x-api-key': secret, 'content-type': JSON_TYPE };
    const body = JSON.stringify({ query: 'Device | project Computer' });
    const answer = await send<{ tables: { rows: unknown[] }[] }>(
      `${one.url}/v1/workspaces/${workspaceId}/query`,
      headers,
      body,
    );
    expect(answer.body.tables[0]!.rows).toEqual([['LISBON-PC']]);
    const metadata = await send(`${one.url}/v1/workspaces/${workspaceId}/metadata`, headers, null, 'GET');
    expect(JSON.stringify(metadata.body)).not.toMatch(/"Event"|"Usage"|"Audit"/);
    const exported = await send(
      `${one.url}/api/export`,
      { authorization: `Bearer ${secret}`, 'content-type': JSON_TYPE },
      JSON.stringify({ query: 'Room | project Name', format: 'csv' }),
    );
    expect(exported.body).toBe('Name\r\nLisbon room\r\n');
    const ingest = (await makeKey({ role: 'INGEST' })).secret;
    const refused = await send(
      `${one.url}/v1/workspaces/${workspaceId}/query`,
      { ...headers, 'x-api-key': ingest },
      body,
    );
    expect(refused.status).toBe(403);
  });

  test('ends at its time, and with it what it has open', async () => {
    const { secret } = await makeKey({ role: 'VIEWER', expiresAt: new Date(now.getTime() + HOUR).toISOString() });
    expect(await statusOf(two.url, secret)).toBe(200);
    pass(HOUR + 1);
    expect(await statusOf(two.url, secret)).toBe(401);
    // A timer of the machine ends what is open: the key has half a second left by the tests' clock, too.
    const short = await makeKey({ role: 'VIEWER', expiresAt: new Date(now.getTime() + 500).toISOString() });
    const open = await follow(two.url, {}, { authorization: `Bearer ${short.secret}` });
    await open.synced;
    pass(501);
    expect(await open.closed).toBe(4403);
  });

  test('gets a new secret; the old one opens for the overlap', async () => {
    const { apiKey, secret } = await makeKey({ role: 'VIEWER' });
    const rotated = await command<MadeKey>(
      admin,
      'mutation ($id: ID!) { rotateApiKey(input: { id: $id, overlap: "1h" }) { apiKey { id } secret userErrors { message } } }',
      { id: apiKey.id },
    );
    expect([await statusOf(two.url, secret), await statusOf(two.url, rotated.secret)]).toEqual([200, 200]);
    pass(HOUR + 1);
    expect([await statusOf(two.url, secret), await statusOf(two.url, rotated.secret)]).toEqual([401, 200]);
  });

  test('that is revoked closes what it has open, by socket and by stream, in every process', async () => {
    const { apiKey, secret } = await makeKey({ role: 'VIEWER' });
    const credential = { authorization: `Bearer ${secret}` };
    const sockets = [await follow(one.url, {}, credential), await follow(two.url, credential)];
    await Promise.all(sockets.map(({ synced }) => synced));
    const query = encodeURIComponent('subscription { roomChanges { kind } }');
    const stream = await fetch(`${two.url}/graphql/stream?query=${query}`, {
      headers: { accept: 'text/event-stream', ...credential },
    });
    await revoke(apiKey.id);
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4403, 4403]);
    expect(await stream.text()).toContain('SYNCED');
    expect([await statusOf(one.url, secret), await statusOf(two.url, secret)]).toEqual([401, 401]);
    // Other callers' sockets stay: ADMIN_KEY cannot be taken back while the process lives.
    expect(await statusOf(two.url, ADMIN_KEY)).toBe(200);
  });

  test('gives nobody more than they have', async () => {
    const { secret } = await makeKey({ role: 'ADMINISTRATOR', scopes: ['access:write', 'rooms:read'] });
    const doors = openDoors(one.url, secret);
    const make = (input: object) =>
      doors.ask(
        untypedOperation<{ createApiKey: { secret: string | null; userErrors: { code: string }[] } }>(
          'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret userErrors { code } } }',
        ),
        { input: { name: 'more', ...input } } as never,
      );
    for (const input of [{ role: 'ADMINISTRATOR' }, { role: 'VIEWER' }, { role: 'READER' }]) {
      expect((await make(input)).createApiKey).toEqual({ secret: null, userErrors: [{ code: 'INVALID' }] });
    }
    expect((await make({ role: 'VIEWER', scopes: ['rooms:read'] })).createApiKey.secret).toMatch(/^rmk_/);
    expect((await make({ role: 'VIEWER', scopes: ['rooms:write'] })).createApiKey.userErrors).toEqual([
      { code: 'INVALID' },
    ]);
  });
});

const INVITE = `mutation ($input: InvitePersonInput!) {
  invitePerson(input: $input) { person { id } path url userErrors { message } } }`;

async function invite(input: object): Promise<{ id: string; invitation: string }> {
  const made = await command<{ person: { id: string }; path: string }>(admin, INVITE, { input });
  expect(made.path).toMatch(/^\/sign-in#invitation=rmi_/);
  return { id: made.person.id, invitation: made.path.split('=')[1]! };
}

const post = (url: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  send<{ error?: { code: string; message: string }; name?: string }>(
    `${url}${path}`,
    { 'content-type': JSON_TYPE, ...headers },
    JSON.stringify(body),
  );

function cookieOf({ headers }: Sent): string {
  const [cookie] = [headers['set-cookie'] ?? []].flat() as string[];
  return cookie!.split(';')[0]!;
}

async function person(input: object): Promise<{ id: string; name: string; cookie: string }> {
  const name = `${Math.random().toString(36).slice(2)}@example.com`;
  const { id, invitation } = await invite({ name, role: 'VIEWER', ...input });
  const accepted = await post(one.url, '/sign-in/invitation', { invitation, password: PASSWORD });
  expect(accepted.status).toBe(200);
  return { id, name, cookie: cookieOf(accepted) };
}

/** Asks as a page of ours, with a cookie. */
const browse = (url: string, cookie: string, query: string, headers: Record<string, string> = { origin: url }) =>
  send<{ data?: Record<string, never>; errors?: { extensions: { code: string } }[] }>(
    `${url}/graphql`,
    { 'content-type': JSON_TYPE, cookie, ...headers },
    JSON.stringify({ query }),
  );

describe('a person', () => {
  test('sets a password by the link, once, and signs in by it', async () => {
    const { invitation } = await invite({ name: ' Ana@Example.com ', role: 'OPERATOR' });
    const weak = await post(one.url, '/sign-in/invitation', { invitation, password: 'ana@example.com and more' });
    expect([weak.status, weak.body.error?.code]).toEqual([400, 'INVALID']);
    const accepted = await post(two.url, '/sign-in/invitation', { invitation, password: PASSWORD });
    expect([accepted.status, accepted.body]).toEqual([200, { name: 'Ana@Example.com', role: 'OPERATOR' }]);
    const again = await post(one.url, '/sign-in/invitation', { invitation, password: PASSWORD });
    expect([again.status, again.body.error?.code]).toEqual([400, 'NOT_FOUND']);
    const signedIn = await post(one.url, '/sign-in', { name: 'ana@example.COM', password: PASSWORD });
    expect(signedIn.status).toBe(200);
    expect(String(signedIn.headers['set-cookie'])).toMatch(
      /^roomwatch-session=rms_\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/,
    );
    const account = await browse(two.url, cookieOf(signedIn), '{ account { name role totp sessions { current } } }');
    expect(account.body.data).toEqual({
      account: {
        name: 'Ana@Example.com',
        role: 'OPERATOR',
        totp: false,
        sessions: expect.arrayContaining([{ current: true }, { current: false }]),
      },
    });
    for (const wrong of [
      { name: 'ana@example.com', password: 'not this one' },
      { name: 'nobody', password: PASSWORD },
    ]) {
      const refused = await post(one.url, '/sign-in', wrong);
      expect([refused.status, refused.body.error]).toEqual([
        401,
        { code: 'UNAUTHENTICATED', message: 'Name, password or code are not right.' },
      ]);
    }
    expect(JSON.stringify(await one.app.core.models.people.all('default'))).not.toContain(PASSWORD);
  });

  test('is let in by a cookie only where a page of ours asks', async () => {
    const { cookie } = await person({});
    const query = '{ account { role } }';
    const own = await browse(one.url, cookie, query);
    expect(own.body.data).toEqual({ account: { role: 'VIEWER' } });
    const refused = [
      await browse(one.url, cookie, query, { origin: 'https://evil.example' }),
      await browse(one.url, cookie, query, { origin: 'null' }),
      // Without an origin, and without what a browser says of the site.
      await browse(one.url, cookie, query, {}),
      await browse(one.url, cookie, query, { 'sec-fetch-site': 'cross-site' }),
      await browse(one.url, cookie, query, { 'sec-fetch-site': 'same-site' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 401, 403, 403]);
    const form = await send(
      `${one.url}/graphql`,
      { 'content-type': 'text/plain', cookie, origin: one.url },
      JSON.stringify({ query }),
    );
    expect(form.status).toBeGreaterThanOrEqual(400);
    const socket = await follow(one.url, { cookie, origin: one.url });
    await socket.synced;
    socket.socket.close();
    const foreign = await follow(one.url, { cookie, origin: 'https://evil.example' });
    await expect(foreign.synced).rejects.toThrow('403');
    const without = await follow(one.url, { cookie });
    expect(await without.closed).toBe(4403);
  });

  test('is not signed in over plain HTTP beyond this machine', async () => {
    const answer = await post(one.url, '/sign-in', { name: 'a', password: 'b' }, { host: 'rooms.example' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const behind = await startTestApp({
      settings: { ADMIN_KEY, TRUSTED_PROXIES: '127.0.0.1', ALLOWED_HOSTS: 'rooms.example' },
      roles: { api: true, worker: false },
    });
    const proxied = (proto: string) =>
      post(
        behind.url,
        '/sign-in',
        { name: 'nobody', password: PASSWORD },
        {
          'x-forwarded-for': '203.0.113.9',
          'x-forwarded-proto': proto,
          host: 'rooms.example',
        },
      );
    expect((await proxied('http')).body.error).toMatchObject({
      code: 'INSECURE',
      message: expect.stringMatching(/TLS_CERT.*TRUSTED_PROXIES/),
    });
    expect((await proxied('https')).body.error?.code).toBe('UNAUTHENTICATED');
    const invited = await inviteFirstAdministrator({
      models: behind.app.core.models,
      clock: behind.app.core.clock,
      book: { changed: () => Promise.resolve() },
    });
    const accepted = await post(
      behind.url,
      '/sign-in/invitation',
      { invitation: invited!.invitation, password: PASSWORD },
      { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', host: 'rooms.example' },
    );
    expect(String(accepted.headers['set-cookie'])).toMatch(
      /^__Host-roomwatch=rms_\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
    );
    await behind.stop();
  });

  test('with one-time codes needs one, which is good once', async () => {
    const { name, cookie } = await person({});
    const begun = await browse(
      one.url,
      cookie,
      `mutation { beginTotp(input: { current: "${PASSWORD}" }) { secret address userErrors { code } } }`,
    );
    const { secret, address } = (begun.body.data as unknown as { beginTotp: { secret: string; address: string } })
      .beginTotp;
    expect(address).toContain(`secret=${secret}`);
    const step = () => Math.floor(now.getTime() / 30_000);
    const confirm = (code: string) =>
      browse(
        one.url,
        cookie,
        `mutation { confirmTotp(input: { code: "${code}" }) { account { totp } userErrors { code } } }`,
      );
    expect((await confirm('000')).body.data).toMatchObject({ confirmTotp: { userErrors: [{ code: 'INVALID' }] } });
    expect((await confirm(codeOf(secret, step()))).body.data).toMatchObject({
      confirmTotp: { account: { totp: true } },
    });
    const signIn = (code: string | null) => post(two.url, '/sign-in', { name, password: PASSWORD, code });
    expect((await signIn(null)).body.error?.code).toBe('CODE_NEEDED');
    pass(60_000);
    const code = codeOf(secret, step());
    expect((await signIn(code)).status).toBe(200);
    expect((await signIn(code)).status).toBe(401);
    const stored = JSON.stringify(await one.app.core.models.people.all('default'));
    expect(stored).not.toContain(secret);
  });

  test('ends sessions: one, all, by idleness, by age; a new sign-in has a new secret', async () => {
    const { name, cookie } = await person({});
    const again = cookieOf(await post(one.url, '/sign-in', { name, password: PASSWORD }, { cookie }));
    expect(again).not.toBe(cookie);
    const role = async (given: string) => (await browse(two.url, given, '{ account { role } }')).status;
    // What the browser had before ended with the new sign-in.
    expect([await role(cookie), await role(again)]).toEqual([401, 200]);
    const third = cookieOf(await post(one.url, '/sign-in', { name, password: PASSWORD }));
    const open = await follow(two.url, { cookie: third, origin: two.url });
    await open.synced;
    const everywhere = await browse(one.url, again, 'mutation { signOutEverywhere { endedSessions } }');
    expect(everywhere.body.data).toEqual({ signOutEverywhere: { endedSessions: 2 } });
    expect(await open.closed).toBe(4403);
    expect([await role(again), await role(third)]).toEqual([401, 401]);

    const idle = cookieOf(await post(one.url, '/sign-in', { name, password: PASSWORD }));
    pass(12 * HOUR + 61_000);
    expect(await role(idle)).toBe(401);
    const used = cookieOf(await post(one.url, '/sign-in', { name, password: PASSWORD }));
    for (let day = 0; day < 14; day += 1) {
      pass(11.9 * HOUR);
      expect(await role(used)).toBe(200);
    }
    pass(2 * HOUR);
    expect(await role(used)).toBe(401);
    const out = cookieOf(await post(one.url, '/sign-in', { name, password: PASSWORD }));
    await post(one.url, '/sign-out', {}, { cookie: out });
    expect(await role(out)).toBe(401);
  });

  test('who is disabled, narrowed, reset or gone loses at once what is no longer theirs', async () => {
    const { id, name, cookie } = await person({ role: 'OPERATOR' });
    const narrowed = await follow(two.url, { cookie, origin: two.url });
    await narrowed.synced;
    await command(
      admin,
      'mutation ($id: ID!) { updatePerson(input: { id: $id, role: VIEWER, sites: ["Lisbon"] }) { person { id } userErrors { message } } }',
      { id },
    );
    expect(await narrowed.closed).toBe(4403);
    const seen = await browse(two.url, cookie, '{ rooms { nodes { name } } }');
    expect(seen.body.data).toEqual({ rooms: { nodes: [{ name: 'Lisbon room' }] } });
    await command(
      admin,
      'mutation ($id: ID!) { disablePerson(input: { id: $id }) { person { disabledAt } userErrors { message } } }',
      { id },
    );
    expect((await browse(two.url, cookie, '{ account { role } }')).status).toBe(401);
    expect((await post(one.url, '/sign-in', { name, password: PASSWORD })).status).toBe(401);
    const reset = await command<{ path: string }>(
      admin,
      'mutation ($id: ID!) { resetPerson(input: { id: $id }) { path userErrors { message } } }',
      { id },
    );
    expect((await post(one.url, '/sign-in', { name, password: PASSWORD })).status).toBe(401);
    const accepted = await post(one.url, '/sign-in/invitation', {
      invitation: reset.path.split('=')[1],
      password: `${PASSWORD} two`,
    });
    expect(accepted.status).toBe(200);
    await command(
      admin,
      'mutation ($id: ID!) { deletePerson(input: { id: $id }) { deletedPersonId userErrors { message } } }',
      { id },
    );
    expect((await browse(two.url, cookieOf(accepted), '{ account { role } }')).status).toBe(401);
  });

  test('is slowed after many wrong passwords by that name from there, not elsewhere', async () => {
    const { name } = await person({});
    const wrong = () => post(one.url, '/sign-in', { name, password: 'wrong' });
    // At once, for each wrong one is answered later than the one before.
    const answers = await Promise.all(Array.from({ length: 11 }, wrong));
    const late = answers.filter(({ status }) => status === 429);
    expect([answers.filter(({ status }) => status === 401).length, late.length]).toEqual([10, 1]);
    expect(Number(late[0]!.headers['retry-after'])).toBeGreaterThan(0);
    // The count is Redis', whichever process is asked.
    expect((await post(two.url, '/sign-in', { name, password: PASSWORD })).status).toBe(429);
  });

  test('is not asked in odd ways: operators, prototype names, texts without end', async () => {
    const odd: unknown[] = [
      { name: { $ne: null }, password: { $ne: null } },
      { name: ['a'], password: PASSWORD },
      { __proto__: { name: 'a' }, password: PASSWORD },
      { name: 'a'.repeat(5_000), password: PASSWORD },
      { name: 'constructor', password: 'x' },
      [],
      null,
      'text',
      { name: 'a\u0000b', password: PASSWORD, code: { $gt: '' } },
    ];
    for (const body of odd) {
      const { status } = await post(one.url, '/sign-in', body);
      expect([JSON.stringify(body)?.slice(0, 60), status === 400 || status === 401]).toEqual([
        JSON.stringify(body)?.slice(0, 60),
        true,
      ]);
    }
    for (const invitation of ['rmi_x', { $ne: null }, '', null]) {
      expect((await post(one.url, '/sign-in/invitation', { invitation, password: PASSWORD })).status).toBe(400);
    }
  });
});

test('an installation without ADMIN_KEY is open on loopback until an administrator exists, then never again', async () => {
  const services = testServices();
  const roles = { api: true, worker: false };
  const open = await startTestApp({ services, roles });
  const beside = await startTestApp({ services, roles });
  const status = async (url: string) =>
    (await fetch(`${url}/graphql?query={__typename}`, { headers: { 'apollo-require-preflight': '1' } })).status;
  expect([await status(open.url), await status(beside.url)]).toEqual([200, 200]);
  const anonymous = await follow(beside.url, {});
  await anonymous.synced;
  const invited = await inviteFirstAdministrator({
    models: open.app.core.models,
    clock: () => new Date(),
    book: { changed: () => Promise.resolve() },
  });
  expect(await status(open.url)).toBe(200);
  const accepted = await post(open.url, '/sign-in/invitation', { invitation: invited!.invitation, password: PASSWORD });
  expect(accepted.body).toEqual({ name: 'administrator', role: 'ADMINISTRATOR' });
  expect(await anonymous.closed).toBe(4403);
  expect([await status(open.url), await status(beside.url)]).toEqual([401, 401]);
  const events = await send(`${beside.url}/api/events`, { 'content-type': JSON_TYPE }, '[]');
  expect(events.status).toBe(401);
  const own = await browse(beside.url, cookieOf(accepted), '{ account { role permissions } }');
  expect(own.body.data).toMatchObject({
    account: { role: 'ADMINISTRATOR', permissions: expect.arrayContaining(['installation:manage']) },
  });
  expect(
    await inviteFirstAdministrator({
      models: open.app.core.models,
      clock: () => new Date(),
      book: { changed: () => Promise.resolve() },
    }),
  ).toBeNull();
  await Promise.all([open.stop(), beside.stop()]);
  const later = await startTestApp({ services, roles });
  expect(await status(later.url)).toBe(401);
  await later.stop();
});
