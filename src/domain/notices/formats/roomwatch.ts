import { toNodeId } from '../../ids/node-id.ts';
import type { Alert } from '../../alerts/alert.ts';
import { headline, linkOf, type Notice } from '../notice.ts';
import { labelsOf } from '../labels.ts';

/** Our own payload, in the frame of Standard Webhooks: `type`, `timestamp`, `data`. */
export function roomwatchPayload(notice: Notice): object {
  const { firing, resolved, reason, route, groupLabels, threadId, id, at, more } = notice;
  return {
    type: firing.length > 0 ? 'alerts.firing' : 'alerts.resolved',
    timestamp: at.toISOString(),
    data: {
      ...{ noticeId: id, threadId, reason, route, groupLabels, headline: headline(notice), link: linkOf(notice), more },
      alerts: [...firing, ...resolved].map(shown),
    },
  };
}

function shown(alert: Alert): object {
  const { id, name, severity, state, response, summary, computer, roomName, site, building } = alert;
  return {
    ...{
      id: toNodeId('Alert', id),
      name,
      severity,
      state,
      response,
      summary,
      computer,
      room: roomName,
      site,
      building,
    },
    labels: labelsOf(alert),
    firedAt: alert.firedAt?.toISOString() ?? null,
    resolvedAt: alert.resolvedAt?.toISOString() ?? null,
    faults: alert.members.map(({ faultId, signal, reason, recommendedAction, severity: worst, endedAt }) => ({
      ...{ id: toNodeId('Fault', faultId), signal, severity: worst, reason, recommendedAction },
      endedAt: endedAt?.toISOString() ?? null,
    })),
  };
}
