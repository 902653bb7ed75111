import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { peopleCommand } from '../../src/cli/people.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { send } from '../helpers/collector.ts';
import { runCommand } from '../helpers/run-command.ts';

/* The command works on the database of the settings, beside a server that runs. */

const before = { ...process.env };
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({
    settings: { ADMIN_KEY: 'the-administrator-of-tests' },
    roles: { api: true, worker: false },
  });
  Object.assign(process.env, {
    ...{ MONGODB_URI: app.services.mongodbUri, REDIS_URL: app.services.redisUrl },
    ...{ SECRET_KEY: 'tests', PUBLIC_URL: 'https://rooms.example/below/' },
  });
});
afterAll(async () => {
  process.env = before;
  await app.stop();
});

const run = (...words: string[]) => runCommand(peopleCommand(), words, null);
const accept = (printed: string, password: string) => {
  const [, invitation] = /^https:\/\/rooms\.example\/below\/sign-in#invitation=(rmi_\S+)$/m.exec(printed)!;
  return send(
    `${app.url}/sign-in/invitation`,
    { 'content-type': 'application/json' },
    JSON.stringify({ invitation, password }),
  );
};
const signIn = async (password: string) => {
  const body = JSON.stringify({ name: 'ana@example.com', password });
  return (await send(`${app.url}/sign-in`, { 'content-type': 'application/json' }, body)).status;
};

test('roomwatch people invites, lists, disables and brings back, while the server runs', async () => {
  expect((await run('list')).out).toContain('Nobody may sign in yet');
  const invited = await run('invite', 'ana@example.com', '--administrator');
  expect(invited).toMatchObject({ code: 0 });
  expect((await accept(invited.out, 'a password of the first kind')).status).toBe(200);
  const listed = JSON.parse((await run('list', '--json')).out) as object[];
  expect(listed).toEqual([
    expect.objectContaining({
      name: 'ana@example.com',
      role: 'ADMINISTRATOR',
      sites: null,
      active: true,
      disabled: false,
    }),
  ]);
  await run('disable', 'Ana@Example.com');
  expect(await signIn('a password of the first kind')).toBe(401);
  await run('disable', 'ana@example.com', '--undo');
  expect(await signIn('a password of the first kind')).toBe(200);
  const reset = await run('reset', 'ana@example.com');
  expect(await signIn('a password of the first kind')).toBe(401);
  expect((await accept(reset.out, 'a password of another kind')).status).toBe(200);
  expect(await signIn('a password of another kind')).toBe(200);
  expect((await run('invite', 'narrowed', '--role', 'OPERATOR', '--site', 'Lisbon')).code).toBe(0);
  expect((await run('list')).out).toContain('narrowed  OPERATOR  Lisbon  invited  without codes');
});

test('roomwatch people says in a sentence what is wrong', async () => {
  expect(await run('reset', 'nobody')).toMatchObject({
    code: 1,
    err: expect.stringContaining('name of somebody who is listed'),
  });
  expect(await run('list', '--workspace', 'none')).toMatchObject({
    code: 1,
    err: expect.stringContaining('--workspace'),
  });
  process.env['SECRET_KEY'] = 'another';
  expect(await run('list')).toMatchObject({ code: 1, err: expect.stringContaining('SECRET_KEY is not the one') });
  process.env['SECRET_KEY'] = 'tests';
});
