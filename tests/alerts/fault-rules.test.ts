import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faultRules } from '../../src/services/alerts/fault-rules.ts';
import { tickAlerts } from '../../src/services/alerts/tick-alerts.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, consoleEvent, hardwareHealthy } from '../helpers/console-events.ts';
import { operation } from '../helpers/operation.ts';
import { eventually } from '../helpers/process.ts';
import { seed } from '../helpers/seed.ts';

/** The server's clock runs ahead of the tests' by this much. */
let ahead = 0;
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date(Date.now() + ahead) });
});
afterAll(() => app.stop());

const FOLLOW = operation(`subscription FollowAlerts($filter: AlertFilter, $after: String) {
  alertChanges(filter: $filter, after: $after) {
    kind cursor at alertId state previousState reason left
    alert { id name computer state response severity version room { name } members { signal endedAt acknowledged fault { id } } }
  }
}`);
const ALERTS = operation(`query AlertsOf($filter: AlertFilter) {
  alerts(filter: $filter) { totalCount nodes {
    id name computer state severity summary firedAt resolvedAt response respondedBy note acknowledgedUntil version
    rule { id name isShipped } device { computer } room { name }
    members { signal severity reason recommendedAction endedAt acknowledged fault { id acknowledgedBy } }
  } }
}`);
const RULES = operation(`query AlertRules { alertRules {
  id name enabled isShipped severity pendingFor keepFiringFor revision faults { categories signals sites } } }`);
const ACKNOWLEDGE = operation(`mutation Acknowledge($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) { alert { response respondedBy } userErrors { code field message } } }`);
const WITHDRAW = operation(`mutation Withdraw($input: UnacknowledgeAlertInput!) {
  unacknowledgeAlert(input: $input) { alert { response } userErrors { code field message } } }`);
const CLOSE = operation(`mutation CloseAlert($input: CloseAlertInput!) {
  closeAlert(input: $input) { alert { response state note } userErrors { code field message } } }`);
const CREATE = operation(`mutation CreateRule($input: CreateAlertRuleInput!) {
  createAlertRule(input: $input) { alertRule { id name revision pendingFor } userErrors { code field message } } }`);
const UPDATE = operation(`mutation UpdateRule($input: UpdateAlertRuleInput!) {
  updateAlertRule(input: $input) { alertRule { enabled revision updatedBy } userErrors { code field message } } }`);
const DELETE = operation(`mutation DeleteRule($input: DeleteAlertRuleInput!) {
  deleteAlertRule(input: $input) { deletedAlertRuleId userErrors { code field message } } }`);
const ROWS = operation(`query AlertRows($query: String!) { kql(query: $query) { rows } }`);

/** A device in a site of its own, and the feed of that site's alerts. */
async function follow(computer: string) {
  const site = `Site of ${computer}`;
  const room = await seed(app).room({ name: `Room of ${computer}`, site });
  const device = await room.assign(computer);
  const inbox = app.subscribe(FOLLOW, { filter: { sites: [site] } });
  await inbox.until(({ kind }) => kind === 'SYNCED');
  return { site, device, inbox, next: (wanted: string) => inbox.until(({ kind }) => kind === wanted) };
}

const alertsOf = async (site: string) => (await app.ask(ALERTS, { filter: { sites: [site] } })).alerts.nodes;

/** A fault of microphone and camera, as one event. */
const twoFaults = (computer: string, options = {}) =>
  consoleEvent(computer, 3001, 'Conference Microphone status : Unhealthy. Camera status : Unhealthy.', options);

describe('the shipped rules', () => {
  test('one event with two faults makes one alert, with both, and its end is told', async () => {
    const { site, next } = await follow('ONE-1');
    await app.post([twoFaults('ONE-1')]);
    const { alert } = await next('FIRED');
    expect(alert).toMatchObject({ name: 'Hardware failure', computer: 'ONE-1', room: { name: 'Room of ONE-1' } });
    await eventually(async () => (await alertsOf(site))[0]?.members.length === 2, 'both faults in the alert');
    const [stored, ...others] = await alertsOf(site);
    expect(others).toEqual([]);
    expect(stored).toMatchObject({
      ...{ state: 'FIRING', severity: 'IMPORTANT', response: 'NEW', resolvedAt: null, device: { computer: 'ONE-1' } },
      rule: { name: 'Hardware failure', isShipped: true },
    });
    expect(stored!.members.map(({ signal }) => signal).sort()).toEqual(['camera', 'conference-microphone']);
    expect(stored!.members[0]!.recommendedAction).not.toBeNull();
    await app.post([hardwareHealthy('ONE-1')]);
    const end = await next('RESOLVED');
    expect(end).toMatchObject({ left: true, previousState: 'FIRING', state: 'RESOLVED' });
    expect((await alertsOf(site)).map(({ state }) => state)).toEqual(['RESOLVED']);
  });

  test('an event with faults of two kinds makes an alert of each kind', async () => {
    const { site, next } = await follow('KINDS-1');
    const text = 'Network status : Unhealthy. Exchange status : AutodiscoveryError. Signin status : Unhealthy.';
    await app.post([consoleEvent('KINDS-1', 2001, text, { at: new Date(Date.now() + ahead) })]);
    await next('FIRED');
    await next('FIRED');
    await eventually(
      async () => (await alertsOf(site)).flatMap(({ members }) => members).length === 3,
      'all faults in the alerts',
    );
    const found = (await alertsOf(site)).map(({ name, severity, members }) => [name, severity, members.length]);
    expect(found.sort()).toEqual([
      ['Application failure', 'CRITICAL', 1],
      ['Connectivity failure', 'CRITICAL', 2],
    ]);
  });

  test('each change is a record of the table Alert', async () => {
    const { next } = await follow('ROW-1');
    await app.post([cameraFault('ROW-1', { at: new Date(Date.now() + ahead) })]);
    await next('FIRED');
    await app.post([hardwareHealthy('ROW-1', { at: new Date(Date.now() + ahead + 1) })]);
    await next('RESOLVED');
    const query = `Alert | where Computer == "ROW-1" | sort by TimeGenerated asc, ChangeKind asc
      | project ChangeKind, AlertState, AlertName, AlertSeverity, SourceSystem, isnotempty(AlertId), isnull(QueryExecutionStartTime)`;
    const { kql } = await app.ask(ROWS, { query });
    const system = (kql.rows as unknown[][])[0]![4];
    expect(kql.rows).toEqual([
      ['FIRED', 'Firing', 'Hardware failure', 'Important', system, true, true],
      ['RESOLVED', 'Resolved', 'Hardware failure', 'Important', system, true, true],
    ]);
    expect(system).toEqual(expect.stringMatching(/./));
  });

  test('a subscriber resumes where it was', async () => {
    const { site, inbox, next } = await follow('BACK-1');
    await app.post([cameraFault('BACK-1', { at: new Date(Date.now() + ahead) })]);
    const { cursor } = await next('FIRED');
    await inbox.close();
    await app.post([hardwareHealthy('BACK-1', { at: new Date(Date.now() + ahead + 1) })]);
    await eventually(async () => (await alertsOf(site))[0]?.state === 'RESOLVED', 'the end of the alert');
    const again = app.subscribe(FOLLOW, { filter: { sites: [site] }, after: cursor });
    expect([(await again.next()).kind, (await again.next()).kind]).toEqual(['RESOLVED', 'SYNCED']);
  });
});

describe('answers', () => {
  test('acknowledging an alert acknowledges its faults, and taking it back theirs', async () => {
    const { site, next } = await follow('ACK-1');
    await app.post([twoFaults('ACK-1', { at: new Date(Date.now() + ahead) })]);
    await next('FIRED');
    await eventually(async () => (await alertsOf(site))[0]?.members.length === 2, 'both faults in the alert');
    const [alert] = await alertsOf(site);
    const { acknowledgeAlert } = await app.ask(ACKNOWLEDGE, { input: { alertId: alert!.id, note: 'T-1' } });
    expect(acknowledgeAlert.userErrors).toEqual([]);
    expect(acknowledgeAlert.alert!.response).toBe('ACKNOWLEDGED');
    const faultsOf = async () => (await alertsOf(site))[0]!.members.map(({ fault }) => fault!.acknowledgedBy !== null);
    expect(await faultsOf()).toEqual([true, true]);
    await app.ask(WITHDRAW, { input: { alertId: alert!.id } });
    expect(await faultsOf()).toEqual([false, false]);
    await eventually(async () => {
      const [now] = await alertsOf(site);
      return now!.response === 'NEW' && now!.members.every(({ acknowledged }) => !acknowledged);
    }, 'the alert as it was');
  });

  test('all faults acknowledged acknowledges the alert', async () => {
    const { site, next } = await follow('ACK-2');
    await app.post([cameraFault('ACK-2', { at: new Date(Date.now() + ahead) })]);
    await next('FIRED');
    const [alert] = await alertsOf(site);
    await seed(app).faultOf(alert!.members[0]!.fault!.id).acknowledge('mine');
    expect(await next('ACKNOWLEDGED')).toMatchObject({ alert: { response: 'ACKNOWLEDGED' } });
  });

  test('an acknowledgement until a time runs out, for the faults too', async () => {
    const { site, next } = await follow('ACK-3');
    await app.post([cameraFault('ACK-3', { at: new Date(Date.now() + ahead) })]);
    await next('FIRED');
    const [alert] = await alertsOf(site);
    const past = { alertId: alert!.id, until: new Date(Date.now() + ahead - 1) };
    expect((await app.ask(ACKNOWLEDGE, { input: past })).acknowledgeAlert.userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'until'] },
    ]);
    // Shorter than STALE_AFTER, so that the device does not fall silent meanwhile.
    await app.ask(ACKNOWLEDGE, { input: { alertId: alert!.id, until: new Date(Date.now() + ahead + 10 * 60_000) } });
    await next('ACKNOWLEDGED');
    ahead += 11 * 60_000;
    await eventually(async () => {
      const [now] = await alertsOf(site);
      return now!.response === 'NEW' && now!.members[0]!.fault!.acknowledgedBy === null;
    }, 'the end of the acknowledgement');
  });

  test('closing says what a person thinks, and the state goes on by itself', async () => {
    const { site, next } = await follow('CLOSE-1');
    await app.post([cameraFault('CLOSE-1', { at: new Date(Date.now() + ahead) })]);
    await next('FIRED');
    const [alert] = await alertsOf(site);
    const closed = (await app.ask(CLOSE, { input: { alertId: alert!.id, note: 'known' } })).closeAlert;
    expect(closed).toEqual({ alert: { response: 'CLOSED', state: 'FIRING', note: 'known' }, userErrors: [] });
    await app.post([hardwareHealthy('CLOSE-1', { at: new Date(Date.now() + ahead + 1) })]);
    expect(await next('RESOLVED')).toMatchObject({ alert: { response: 'CLOSED' } });
    const late = (await app.ask(ACKNOWLEDGE, { input: { alertId: alert!.id } })).acknowledgeAlert;
    expect(late.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'alertId'] }]);
    const unknown = (await app.ask(CLOSE, { input: { alertId: 'nothing' } })).closeAlert;
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'alertId'] }]);
  });
});

describe('rules', () => {
  test('five are shipped, and on', async () => {
    const { alertRules } = await app.ask(RULES);
    const shipped = alertRules.filter(({ isShipped }) => isShipped);
    expect(shipped.map(({ name, enabled }) => [name, enabled])).toEqual([
      ['Application failure', true],
      ['Connectivity failure', true],
      ['Hardware failure', true],
      ['Offline', true],
      ['Restart needed', true],
    ]);
  });

  test('one of your own looks at faults that are open already, waits, and ends its alerts when it is deleted', async () => {
    const { site, next } = await follow('OWN-1');
    await app.post([cameraFault('OWN-1', { at: new Date(Date.now() + ahead) })]);
    await next('FIRED');
    const input = {
      name: 'Cameras',
      pendingFor: '5m',
      severity: 'CRITICAL' as const,
      faults: { sites: [site], signals: ['camera'] },
    };
    const { createAlertRule } = await app.ask(CREATE, { input });
    expect(createAlertRule).toMatchObject({ alertRule: { name: 'Cameras', pendingFor: '5m' }, userErrors: [] });
    await next('PENDING');
    ahead += 6 * 60_000;
    expect(await next('FIRED')).toMatchObject({ alert: { name: 'Cameras', severity: 'CRITICAL' } });
    const alertRuleId = createAlertRule.alertRule!.id;
    expect((await app.ask(CREATE, { input: { name: 'cameras' } })).createAlertRule.userErrors[0]!.code).toBe('TAKEN');
    const gone = (await app.ask(DELETE, { input: { alertRuleId } })).deleteAlertRule;
    expect(gone).toEqual({ deletedAlertRuleId: alertRuleId, userErrors: [] });
    expect(await next('RESOLVED')).toMatchObject({ reason: 'The rule was deleted' });
    expect((await app.ask(DELETE, { input: { alertRuleId } })).deleteAlertRule.userErrors[0]!.code).toBe('NOT_FOUND');
  });

  test('a shipped one is changed and disabled, not deleted; on again it finds what is open', async () => {
    const { next } = await follow('SHIP-1');
    const restart = (await app.ask(RULES)).alertRules.find(({ name }) => name === 'Hardware failure')!;
    const update = async (more: object) =>
      (await app.ask(UPDATE, { input: { alertRuleId: restart.id, ...more } })).updateAlertRule;
    await app.post([cameraFault('SHIP-1', { at: new Date(Date.now() + ahead) })]);
    await next('FIRED');
    expect((await update({ enabled: false, revision: 0 })).alertRule).toMatchObject({ enabled: false, revision: 1 });
    expect(await next('RESOLVED')).toMatchObject({ reason: 'The rule was disabled' });
    expect((await update({ enabled: true, revision: 0 })).userErrors[0]!.code).toBe('CONFLICT');
    await update({ enabled: true });
    await next('FIRED');
    expect((await update({ pendingFor: 'soon' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'pendingFor'] },
    ]);
    expect((await app.ask(DELETE, { input: { alertRuleId: restart.id } })).deleteAlertRule.userErrors[0]!.code).toBe(
      'INVALID',
    );
  });
});

test('changes that are handled again, and alerts whose work a crash left, are told once', async () => {
  const { core } = app.app;
  const { site, next, inbox } = await follow('TWICE-1');
  await app.post([cameraFault('TWICE-1', { at: new Date(Date.now() + ahead) })]);
  await next('FIRED');
  await app.post([hardwareHealthy('TWICE-1', { at: new Date(Date.now() + ahead + 1) })]);
  await next('RESOLVED');
  const before = inbox.all.length;
  const helpers = { core, workspace: 'default', log: core.log, signal: new AbortController().signal };
  const entries = await core.models.changes.after('default', 0, 1_000);
  await faultRules.handle(entries, helpers);
  const [alert] = await alertsOf(site);
  expect(await alertsOf(site)).toHaveLength(1);

  // As a crash leaves it: saved, and not worked off.
  const [stored] = await core.models.alerts
    .matchingInPages('default', { sites: [site] })
    .next()
    .then(({ value }) => value!);
  const entry = entries.findLast(({ feed, subject }) => feed === 'alert' && subject === stored!._id)!;
  const {
    kind,
    at,
    reason,
    state,
    previousState,
    before: was,
    after,
    version,
  } = entry as never as (typeof stored)['outbox'][number];
  const outbox = [{ kind, at, reason, state, previousState, before: was, after, version }];
  const left = { ...stored!, outbox, pendingSince: new Date(0), revision: stored!.revision + 1, writeId: 'crashed' };
  await core.models.alerts.save('default', [left]);
  await tickAlerts(core);
  expect((await alertsOf(site))[0]).toEqual(alert);
  expect((await core.models.alerts.byId('default', stored!._id))!.outbox).toEqual([]);
  await app.post([cameraFault('TWICE-1', { at: new Date(Date.now() + ahead + 2) })]);
  await next('FIRED');
  expect(inbox.all.length).toBe(before + 1);

  // A gap: what was known of the log is forgotten, and the present state stays.
  await faultRules.handleGap({ from: 1, to: 1_000_000 }, helpers);
  const now = await alertsOf(site);
  expect(now.map(({ state }) => state)).toEqual(['FIRING', 'RESOLVED']);
});
