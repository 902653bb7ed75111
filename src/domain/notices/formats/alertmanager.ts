import { createHash } from 'node:crypto';
import type { Alert } from '../../alerts/alert.ts';
import { labelsOf } from '../labels.ts';
import { actionsOf, commonLabels, type Notice } from '../notice.ts';

/** The payload of Alertmanager's webhooks, version 4. */
export function alertmanagerPayload({ firing, resolved, route, groupLabels, publicUrl, more }: Notice): object {
  const all = [...firing, ...resolved];
  const externalURL = publicUrl ?? '';
  return {
    version: '4',
    groupKey: `{}/{route=${JSON.stringify(route)}}:${JSON.stringify(groupLabels)}`,
    truncatedAlerts: more,
    status: firing.length > 0 ? 'firing' : 'resolved',
    ...{ receiver: route, groupLabels, commonLabels: commonLabels(all), commonAnnotations: {}, externalURL },
    alerts: all.map((alert) => ({
      status: alert.state === 'RESOLVED' ? 'resolved' : 'firing',
      labels: labelsOf(alert),
      annotations: annotationsOf(alert),
      startsAt: (alert.firedAt ?? alert.startedAt).toISOString(),
      // Its zero time stands for "not over".
      endsAt: alert.resolvedAt?.toISOString() ?? '0001-01-01T00:00:00Z',
      generatorURL: externalURL,
      fingerprint: createHash('sha256').update(alert.fingerprint).digest('hex').slice(0, 16),
    })),
  };
}

function annotationsOf(alert: Alert): Record<string, string> {
  const { summary } = alert;
  const actions = actionsOf(alert);
  return { summary, ...(actions.length > 0 ? { description: actions.join('\n') } : {}) };
}
