import { describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { NOT_ANSWERED, type Alert } from '../../../src/domain/alerts/alert.ts';
import { PAYLOAD_FORMATS } from '../../../src/domain/notices/formats/index.ts';
import { mailText } from '../../../src/domain/notices/mail-text.ts';
import { headline, type Notice } from '../../../src/domain/notices/notice.ts';
import { newWebhookSecret, signWebhook } from '../../../src/domain/notices/sign-webhook.ts';

const at = new Date('2026-11-30T12:00:00Z');
const alert = (computer: string, more: Partial<Alert> = {}): Alert => ({
  ...{ id: computer, ruleId: 'hardware', name: 'Hardware failure', fingerprint: computer, severity: 'IMPORTANT' },
  ...{ deviceId: computer, computer, roomId: 'r', roomName: `Room ${computer}`, site: 'Oslo', building: null },
  ...{ state: 'FIRING', stateSince: at, startedAt: at, firedAt: at, resolvedAt: null, ...NOT_ANSWERED },
  ...{ summary: 'Camera is <Unhealthy> & more', flapping: false, notices: 1, version: 1, lastChange: 1 },
  members: [
    {
      ...{ faultId: 'f', version: 1, signal: 'camera', label: 'Camera', category: 'HARDWARE', severity: 'IMPORTANT' },
      ...{ reason: 'Camera is Unhealthy', recommendedAction: 'Send a technician.', since: at, endedAt: null },
      ...{ acknowledged: false, flapping: false },
    },
  ],
  ...more,
});
const notice = (firing: Alert[], resolved: Alert[] = [], more: Partial<Notice> = {}): Notice => ({
  ...{ id: 'n-1', threadId: 't', at, workspace: 'default', reason: firing.length > 0 ? 'FIRING' : 'RESOLVED' },
  ...{ route: 'default', groupLabels: { site: 'Oslo' }, firing, resolved, more: 0, publicUrl: 'https://rooms.example' },
  ...more,
});
const over = (computer: string) => alert(computer, { state: 'RESOLVED', resolvedAt: at });

describe('what a notice says', () => {
  test.each([
    [notice([alert('A')]), '[FIRING] Hardware failure: Room A (Oslo)'],
    [notice([alert('A'), alert('B')]), '[FIRING:2] Hardware failure: Oslo'],
    [notice([], [over('A')]), '[RESOLVED] Hardware failure: Room A (Oslo)'],
    [notice([alert('A')], [], { reason: 'REPEAT' }), '[STILL FIRING] Hardware failure: Room A (Oslo)'],
    [notice([alert('A', { roomName: 'x\r\nBcc: y@z' })]), '[FIRING] Hardware failure: x Bcc: y@z (Oslo)'],
  ])('in one line', (given, expected) => {
    expect(headline(given)).toBe(expected);
  });

  test('a mail lists ten records at most, says what to do, and escapes what others wrote', () => {
    const { text, html } = mailText(notice(Array.from({ length: 12 }, (_, index) => alert(`PC-${index}`))));
    expect(text.match(/^Device: /gm)).toHaveLength(10);
    expect(text).toContain('2 more are not listed here.');
    expect(text).toContain('What to do: Send a technician.');
    expect(text).toContain('See https://rooms.example/');
    expect(html).toContain('Camera is &lt;Unhealthy&gt; &amp; more');
    expect(html).not.toContain('<Unhealthy>');
    expect(mailText(notice([], [over('A')])).text).not.toContain('What to do');
  });

  test('each payload is JSON of its own kind, firing and over', () => {
    const made = (given: Notice) =>
      Object.fromEntries(
        Object.entries(PAYLOAD_FORMATS).map(([name, make]) => [name, JSON.parse(JSON.stringify(make(given)))]),
      );
    const firing = made(notice([alert('A')], [over('B')]));
    expect(firing.ROOMWATCH).toMatchObject({
      type: 'alerts.firing',
      timestamp: at.toISOString(),
      data: { alerts: [{ computer: 'A' }, { computer: 'B' }] },
    });
    expect(firing.ALERTMANAGER).toMatchObject({
      ...{ version: '4', status: 'firing', commonLabels: { alertname: 'Hardware failure', site: 'Oslo' } },
      alerts: [
        { status: 'firing', endsAt: '0001-01-01T00:00:00Z' },
        { status: 'resolved', endsAt: at.toISOString() },
      ],
    });
    expect(firing.LOG_ANALYTICS).toMatchObject({
      ResultCount: 2,
      AlertThresholdOperator: 'Greater Than',
      SearchResult: { tables: [{ name: 'PrimaryResult' }] },
    });
    expect(firing.COMMON_ALERT_SCHEMA).toMatchObject({
      schemaId: 'azureMonitorCommonAlertSchema',
      data: { essentials: { monitorCondition: 'Fired', severity: 'Sev2' } },
    });
    expect(firing.SLACK.blocks[1].text.text).toContain('&lt;Unhealthy&gt;');
    expect(firing.TEAMS.attachments[0].content.body[0].text).toMatch(/^\[FIRING\]/);
    const ended = made(notice([], [over('B')]));
    expect(ended.ROOMWATCH.type).toBe('alerts.resolved');
    expect(ended.ALERTMANAGER.status).toBe('resolved');
    expect(ended.COMMON_ALERT_SCHEMA.data.essentials).toMatchObject({
      monitorCondition: 'Resolved',
      resolvedDateTime: at.toISOString(),
    });
  });
});

test("what we sign, Standard Webhooks' library takes, and nothing that was changed", () => {
  const secret = newWebhookSecret();
  const body = JSON.stringify(PAYLOAD_FORMATS.ROOMWATCH(notice([alert('A')])));
  const headers = signWebhook(secret, 'msg_1', new Date(), body);
  expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');
  expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow('No matching signature');
});
