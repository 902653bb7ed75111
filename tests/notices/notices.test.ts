import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { PATIENCE, startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, consoleEvent, hardwareHealthy } from '../helpers/console-events.ts';
import type { AlertRouteInput, PayloadFormat } from '../generated/graphql.ts';
import { operation } from '../helpers/operation.ts';
import { eventually } from '../helpers/process.ts';
import { startMailServer, startReceiver, type ReceivedPost } from '../helpers/receivers.ts';
import { seed } from '../helpers/seed.ts';

let ahead = 0;
let app: TestApp;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  [mailServer, receiver] = await Promise.all([startMailServer(), startReceiver()]);
  app = await startTestApp({
    clock: () => new Date(Date.now() + ahead),
    settings: {
      SMTP_URL: mailServer.url,
      MAIL_FROM: 'Roomwatch <rooms@example.com>',
      ALERT_EMAIL_TO: 'ann@example.com; bob@example.com',
      WEBHOOK_ALLOWED_TARGETS: '127.0.0.1',
      PUBLIC_URL: 'https://rooms.example.com/watch/',
    },
  });
});
afterAll(async () => {
  await app.stop();
  await Promise.all([mailServer.stop(), receiver.stop()]);
});

const SAVE = operation(`mutation SaveGroup($input: SaveActionGroupInput!) { saveActionGroup(input: $input) {
  actionGroup { id name to cc bcc revision webhooks { webhookId url format disabledAt disabledBecause } }
  secrets { webhookId secret } userErrors { code field message } } }`);
const GROUPS = operation(`query ActionGroups { actionGroups { id name to cc bcc revision updatedBy
  webhooks { webhookId url format disabledAt disabledBecause failingSince } } }`);
const ROUTES = operation(`mutation SaveRoutes($input: UpdateAlertRoutesInput!) { updateAlertRoutes(input: $input) {
  alertRoutes { revision routes { name groupWait groupBy actionGroups { name } } } userErrors { code field message } } }`);
const TRY = operation(`mutation TryGroup($input: TestActionGroupInput!) { testActionGroup(input: $input) {
  deliveries { id channel } userErrors { code field message } } }`);
const RETRY = operation(`mutation RetryDelivery($input: RetryDeliveryInput!) { retryDelivery(input: $input) {
  delivery { id status } userErrors { code field message } } }`);
const REMOVE = operation(`mutation RemoveGroup($input: DeleteActionGroupInput!) { deleteActionGroup(input: $input) {
  deletedActionGroupId userErrors { code field message } } }`);
const LOG = operation(`query DeliveryLog { deliveries(first: 100) { nodes {
  id deliveryId channel status target reason headline text body answer nextAttemptAt sentAt
  attempts { at error } actionGroup { name } alerts { computer } } } }`);
const ACKNOWLEDGE = operation(`mutation AcknowledgeFirst($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) { userErrors { message } } }`);
const OPEN = operation(`query OpenAlerts($filter: AlertFilter) { alerts(filter: $filter) { nodes { id state } } }`);

const at = (seconds = 0) => ({ at: new Date(Date.now() + ahead + seconds * 1_000) });
const log = async () => (await app.ask(LOG)).deliveries.nodes;

/** A room in a site of its own. */
async function place(site: string, ...computers: string[]) {
  for (const computer of computers) {
    await (await seed(app).room({ name: `Room ${computer}`, site })).assign(computer);
  }
}

/** Whether the library of Standard Webhooks signs a post as it came. It does not `verify` here: our clock runs ahead of its own. */
function expectSigned(secret: string, { headers, body }: ReceivedPost): void {
  const [id, seconds] = [headers['webhook-id'] as string, Number(headers['webhook-timestamp'])];
  expect(headers['webhook-signature']).toBe(new Webhook(secret).sign(id, new Date(seconds * 1_000), body));
  expect(Math.abs(Date.now() + ahead - seconds * 1_000)).toBeLessThan(PATIENCE);
}

const routes: AlertRouteInput[] = [];

/** An action group with one webhook, to which the alerts of a site go. */
async function hookOf(site: string, more: Partial<AlertRouteInput> = {}, format: PayloadFormat = 'ROOMWATCH') {
  const url = `${receiver.url}/${encodeURIComponent(site)}`;
  const saved = (await app.ask(SAVE, { input: { name: site, webhooks: [{ url, format }] } })).saveActionGroup;
  expect(saved.userErrors).toEqual([]);
  const id = saved.actionGroup!.id;
  routes.push({
    ...{ name: site, matchers: [{ label: 'SITE', operator: 'EQUAL', value: site }], actionGroupIds: [id] },
    ...{ groupWait: '0s', groupInterval: '1s', ...more },
  });
  const stored = (await app.ask(ROUTES, { input: { routes } })).updateAlertRoutes;
  expect(stored.userErrors).toEqual([]);
  const path = new URL(url).pathname;
  return {
    id,
    path,
    secret: saved.secrets[0]!.secret,
    next: () => receiver.posts.next((post) => post.path === path),
    all: () => receiver.posts.all.filter((post) => post.path === path),
  };
}

describe('mails', () => {
  test('a failure and its end are mails of one thread to the default group, with what to do and no loop', async () => {
    await place('Mail', 'MAIL-1');
    await app.post([cameraFault('MAIL-1', at())]);
    // The group waits for others first.
    const open = async (state: string) =>
      eventually(
        async () => (await app.ask(OPEN, { filter: { sites: ['Mail'] } })).alerts.nodes[0]?.state === state,
        `the alert ${state}`,
      );
    await open('FIRING');
    ahead += 31_000;
    const first = await mailServer.mails.next();
    expect(first.envelope).toEqual(['ann@example.com', 'bob@example.com']);
    expect(first.mail.subject).toBe('[FIRING] Hardware failure: Room MAIL-1 (Mail)');
    expect(first.mail.from!.text).toBe('"Roomwatch" <rooms@example.com>');
    expect(first.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(first.mail.text).toContain('What to do: ');
    expect(first.mail.text).toContain('https://rooms.example.com/watch/');
    expect(first.mail.html).toContain('<table');

    await app.post([hardwareHealthy('MAIL-1', at(1))]);
    await open('RESOLVED');
    ahead += 5 * 60_000;
    const end = await mailServer.mails.next();
    expect(end.mail.subject).toBe('[RESOLVED] Hardware failure: Room MAIL-1 (Mail)');
    expect(end.mail.inReplyTo).toBe(first.mail.messageId);
    expect(end.mail.references).toEqual(first.mail.messageId);
  });

  test('a mail server that is busy gets it again; one that refuses for good does not, and the log says so', async () => {
    const input = {
      name: 'Mailed',
      to: ['carol@example.com, dave@example.com'],
      cc: ['eve@example.com'],
      bcc: ['hidden@example.com'],
    };
    const group = (await app.ask(SAVE, { input })).saveActionGroup.actionGroup!;
    const send = async () =>
      (await app.ask(TRY, { input: { actionGroupId: group.id } })).testActionGroup.deliveries[0]!.id;
    const one = async (id: string) => (await log()).find((delivery) => delivery.id === id)!;
    mailServer.refuseNext(451, 'busy');
    const busy = await send();
    await eventually(async () => (await one(busy)).attempts.length === 1, 'a failed attempt');
    expect(await one(busy)).toMatchObject({ status: 'WAITING', channel: 'EMAIL', actionGroup: { name: 'Mailed' } });
    ahead += 20_000;
    const { envelope, mail } = await mailServer.mails.next();
    expect([...envelope].sort()).toEqual([
      'carol@example.com',
      'dave@example.com',
      'eve@example.com',
      'hidden@example.com',
    ]);
    expect(JSON.stringify([...mail.headers])).not.toContain('hidden@');
    await eventually(async () => (await one(busy)).status === 'SENT', 'the mail as sent');

    mailServer.refuseNext(550, 'no such user');
    const refused = await send();
    await eventually(async () => (await one(refused)).status === 'FAILED', 'a mail that was given up');
    expect((await one(refused)).attempts[0]!.error).toContain('no such user');
    await app.ask(RETRY, { input: { id: refused } });
    await mailServer.mails.next();
    await eventually(async () => (await one(refused)).status === 'SENT', 'the mail that was tried again');
  });
});

describe('webhooks', () => {
  test('a failure is posted at once without a group wait, signed; the next failure and the ends follow', async () => {
    const hook = await hookOf('Signed');
    await place('Signed', 'SIGN-1', 'SIGN-2');
    await app.post([cameraFault('SIGN-1', at())]);
    const post = await hook.next();
    expectSigned(hook.secret, post);
    const sent = JSON.parse(post.body) as { type: string; data: { link: string } };
    expect(sent).toMatchObject({ type: 'alerts.firing', data: { alerts: [{ computer: 'SIGN-1', site: 'Signed' }] } });
    expect(sent.data.link).toBe('https://rooms.example.com/watch/');
    await app.post([cameraFault('SIGN-2', at())]);
    const both = JSON.parse((await hook.next()).body) as { data: { alerts: { computer: string }[] } };
    expect(both.data.alerts.map(({ computer }) => computer)).toEqual(['SIGN-1', 'SIGN-2']);
    await app.post([hardwareHealthy('SIGN-1', at(1)), hardwareHealthy('SIGN-2', at(1))]);
    await eventually(async () => {
      const ended = hook
        .all()
        .flatMap(
          (post) =>
            (JSON.parse(post.body) as typeof both & { data: { alerts: { state: string; computer: string }[] } }).data
              .alerts,
        );
      return new Set(ended.flatMap(({ state, computer }) => (state === 'RESOLVED' ? [computer] : []))).size === 2;
    }, 'both ends');
  });

  test('nobody is reminded of what somebody takes care of, and the end is told all the same', async () => {
    const hook = await hookOf('Quiet', { repeatInterval: '1h' });
    await place('Quiet', 'QUIET-1');
    await app.post([cameraFault('QUIET-1', at())]);
    await hook.next();
    const [alert] = (await app.ask(OPEN, { filter: { sites: ['Quiet'] } })).alerts.nodes;
    await app.ask(ACKNOWLEDGE, { input: { alertId: alert!.id } });
    await app.post([hardwareHealthy('QUIET-1', at(1))]);
    const end = JSON.parse((await hook.next()).body) as { type: string };
    expect(end.type).toBe('alerts.resolved');
    expect(hook.all()).toHaveLength(2);
  });

  test('what fires and nobody has answered is said again', async () => {
    const hook = await hookOf('Again', { repeatInterval: '10m' });
    await place('Again', 'AGAIN-1');
    await app.post([cameraFault('AGAIN-1', at())]);
    await hook.next();
    ahead += 11 * 60_000;
    expect(JSON.parse((await hook.next()).body)).toMatchObject({
      data: { reason: 'REPEAT', headline: expect.stringMatching(/^\[STILL FIRING\]/) },
    });
  });

  test('one that fails is tried again under the same id; redirects are failures; 410 disables it', async () => {
    const hook = await hookOf('Failing');
    receiver.answerNext(hook.path, (response) => response.writeHead(503, { 'retry-after': '7' }).end('busy'));
    receiver.answerNext(hook.path, (response) =>
      response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end(),
    );
    receiver.answerNext(hook.path, (response) => response.writeHead(410).end());
    const { deliveries } = (await app.ask(TRY, { input: { actionGroupId: hook.id } })).testActionGroup;
    const one = async () => (await log()).find(({ id }) => id === deliveries[0]!.id)!;
    const ids = [(await hook.next()).headers['webhook-id']];
    await eventually(async () => (await one()).attempts.length === 1, 'the first failure');
    expect((await one()).attempts[0]!.error).toBe('503 busy');
    ahead += 10_000;
    ids.push((await hook.next()).headers['webhook-id']);
    await eventually(async () => (await one()).attempts.length === 2, 'the second failure');
    expect((await one()).attempts[1]!.error).toContain('redirects are not followed');
    ahead += 6 * 60_000;
    ids.push((await hook.next()).headers['webhook-id']);
    await eventually(async () => (await one()).status === 'FAILED', 'the end of the attempts');
    expect(new Set(ids)).toEqual(new Set([(await one()).deliveryId]));
    expect(receiver.posts.all.filter(({ path }) => path === '/elsewhere')).toEqual([]);
    const group = (await app.ask(GROUPS)).actionGroups.find(({ name }) => name === 'Failing')!;
    expect(group.webhooks[0]).toMatchObject({ disabledBecause: '410: the receiver wants nothing more.' });

    // Saved again it is enabled, with the secret that it had.
    const again = { webhookId: group.webhooks[0]!.webhookId, url: group.webhooks[0]!.url };
    const saved = (await app.ask(SAVE, { input: { actionGroupId: group.id, name: 'Failing', webhooks: [again] } }))
      .saveActionGroup;
    expect([saved.secrets, saved.actionGroup!.webhooks[0]!.disabledAt]).toEqual([[], null]);
    await app.ask(TRY, { input: { actionGroupId: hook.id } });
    const post = await hook.next();
    expectSigned(hook.secret, post);
  });

  test('an answer without an end is read up to a bound', async () => {
    const hook = await hookOf('Talker');
    receiver.answerNext(hook.path, (response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const { deliveries } = (await app.ask(TRY, { input: { actionGroupId: hook.id } })).testActionGroup;
    await eventually(
      async () => (await log()).find(({ id }) => id === deliveries[0]!.id)!.status === 'SENT',
      'the answer',
    );
  });

  test('a webhook inside is refused, and the refusal names the setting', async () => {
    const save = async (url: string) =>
      (await app.ask(SAVE, { input: { name: 'Inside', webhooks: [{ url }] } })).saveActionGroup.userErrors[0]!;
    expect(await save('http://10.0.0.1/x')).toMatchObject({
      code: 'INVALID',
      field: ['input', 'webhooks', '0', 'url'],
    });
    expect((await save('https://[::1]/x')).message).toContain('WEBHOOK_ALLOWED_TARGETS=[::1]:443');
  });
});

describe('action groups and routes', () => {
  test('the default group is there, and refusals name what is wrong', async () => {
    const [first] = (await app.ask(GROUPS)).actionGroups.filter(({ name }) => name === 'default');
    expect(first).toMatchObject({ to: ['ann@example.com', 'bob@example.com'], revision: 0, updatedBy: null });
    const refused = async (input: object) =>
      (await app.ask(SAVE, { input: input as never })).saveActionGroup.userErrors[0];
    expect(await refused({ name: 'Default' })).toMatchObject({ code: 'TAKEN' });
    expect(await refused({ name: 'x', to: ['nobody'] })).toMatchObject({ code: 'INVALID', field: ['input', 'to'] });
    expect(await refused({ name: ' ' })).toMatchObject({ code: 'INVALID', field: ['input', 'name'] });
    expect(await refused({ actionGroupId: 'x', name: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    const route = { name: 'default', actionGroupIds: [] };
    const wrong = async (more: object) =>
      (await app.ask(ROUTES, { input: { routes: [{ ...route, name: 'r', ...more }] } })).updateAlertRoutes
        .userErrors[0];
    expect(await wrong({ name: 'default' })).toMatchObject({ code: 'TAKEN', field: ['input', 'routes', '0', 'name'] });
    expect(await wrong({ groupWait: 'soon' })).toMatchObject({ field: ['input', 'routes', '0', 'groupWait'] });
    expect(await wrong({ actionGroupIds: ['x'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await wrong({ matchers: [{ label: 'ROOM', operator: 'MATCH', value: '(' }] })).toMatchObject({
      code: 'INVALID',
    });
    const used = (await app.ask(GROUPS)).actionGroups.find(({ name }) => name === 'Signed')!;
    const removed = (await app.ask(REMOVE, { input: { actionGroupId: used.id } })).deleteActionGroup;
    expect(removed.userErrors[0]).toMatchObject({ code: 'INVALID' });
  });
});

describe('silences', () => {
  const SILENCE = operation(`mutation SilenceAlerts($input: CreateSilenceInput!) { createSilence(input: $input) {
    silence { id state createdBy matchers { label operator value } } userErrors { code field message } } }`);
  const EXPIRE = operation(`mutation EndSilence($input: ExpireSilenceInput!) { expireSilence(input: $input) {
    silence { state } userErrors { code field message } } }`);
  const silence = async (site: string, minutes: number) => {
    const matchers = [{ label: 'SITE' as const, value: site }];
    const endsAt = new Date(Date.now() + ahead + minutes * 60_000);
    return (await app.ask(SILENCE, { input: { matchers, endsAt, comment: 'Works on the power' } })).createSilence;
  };
  const isHeld = (site: string) =>
    eventually(async () => {
      const groups = await app.app.core.models.noticeGroups.all('default');
      return groups.some(({ labels, held }) => labels.site === site && held[0]?.stage === 'silence');
    }, 'the silenced alert');

  test('what still fires when a silence is over is told then, by itself or ended by hand', async () => {
    const hook = await hookOf('Silent', { groupInterval: '1h' });
    await place('Silent', 'SILENT-1');
    const first = await silence('Silent', 10);
    expect(first).toMatchObject({ silence: { state: 'ACTIVE', matchers: [{ operator: 'EQUAL' }] }, userErrors: [] });
    await app.post([cameraFault('SILENT-1', at())]);
    await isHeld('Silent');
    expect(hook.all()).toEqual([]);
    ahead += 11 * 60_000;
    expect(JSON.parse((await hook.next()).body)).toMatchObject({ data: { alerts: [{ computer: 'SILENT-1' }] } });

    const other = await hookOf('Silent too', { groupInterval: '1h' });
    await place('Silent too', 'SILENT-2');
    const { silence: made } = await silence('Silent too', 600);
    await app.post([cameraFault('SILENT-2', at())]);
    await isHeld('Silent too');
    const ended = (await app.ask(EXPIRE, { input: { silenceId: made!.id } })).expireSilence;
    expect(ended).toEqual({ silence: { state: 'EXPIRED' }, userErrors: [] });
    await other.next();
  });

  test('whom a problem was told is told of its end, though it was silenced since', async () => {
    const hook = await hookOf('Silenced since');
    await place('Silenced since', 'SINCE-1');
    await app.post([cameraFault('SINCE-1', at())]);
    await hook.next();
    await silence('Silenced since', 60);
    await app.post([hardwareHealthy('SINCE-1', at(1))]);
    expect(JSON.parse((await hook.next()).body)).toMatchObject({ type: 'alerts.resolved' });
  });

  test('refusals name what is wrong', async () => {
    expect((await silence('x', -1)).userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'endsAt'] }]);
    const input = { matchers: [], endsAt: new Date(Date.now() + ahead + 1_000), comment: 'x' };
    expect((await app.ask(SILENCE, { input })).createSilence.userErrors).toMatchObject([
      { field: ['input', 'matchers'] },
    ]);
    expect((await app.ask(EXPIRE, { input: { silenceId: 'x' } })).expireSilence.userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });
});

test(
  'a look at a group that a crash interrupted sends nothing twice and loses nothing',
  async () => {
    const hook = await hookOf('Crash');
    await place('Crash', 'CRASH-1');
    await app.post([consoleEvent('CRASH-1', 3001, 'Camera status : Unhealthy.', at())]);
    const id = (await hook.next()).headers['webhook-id'];
    const { core } = app.app;
    const group = (await core.models.noticeGroups.all('default')).find(({ labels }) => labels.site === 'Crash')!;
    const stored = (await core.models.deliveries.byId('default', id as string))!;
    // As it is where the process dies after the plan was stored, before its deliveries were; or after both.
    for (const [deliveries, heard] of [
      [[{ ...stored, _id: 'msg_lost', status: 'WAITING' as const, dueAt: core.clock() }], {}],
      [[stored], group.heard],
    ] as const) {
      const now = (await core.models.noticeGroups.all('default')).find(({ _id }) => _id === group._id)!;
      const planned = {
        deliveries,
        alertIds: [],
        heard: { ...group.heard, ...heard },
        lastNoticeAt: core.clock(),
        held: [],
        heldUntil: null,
      };
      expect(await core.models.noticeGroups.update(now, { planned, dueAt: core.clock() })).toBe(true);
      await eventually(async () => {
        const after = (await core.models.noticeGroups.all('default')).find(({ _id }) => _id === group._id)!;
        return after.planned === null && after.leaseOwner === null;
      }, 'the end of the interrupted look');
    }
    expect((await hook.next()).headers['webhook-id']).toBe('msg_lost');
    expect(hook.all().map(({ headers }) => headers['webhook-id'])).toEqual([id, 'msg_lost']);
  },
  PATIENCE * 2,
);

test('without a group wait each report comes to its webhook by itself', async () => {
  const hook = await hookOf('Fast', { groupBy: ['COMPUTER'] });
  const computers = Array.from({ length: 5 }, (_, index) => `FAST-${index}`);
  await place('Fast', ...computers);
  for (const computer of computers) {
    await app.post([cameraFault(computer, at())]);
    const { body } = await hook.next();
    expect(JSON.parse(body)).toMatchObject({ data: { alerts: [{ computer }] } });
  }
});
