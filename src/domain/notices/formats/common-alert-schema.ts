import { toNodeId } from '../../ids/node-id.ts';
import type { Severity } from '../../health/signals.ts';
import { headline, placeOf, type Notice } from '../notice.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { CRITICAL: 'Sev0', IMPORTANT: 'Sev2', WARNING: 'Sev3' };

/** Azure Monitor's common alert schema. It describes one alert; the first stands for all, and all are in the context. */
export function commonAlertSchemaPayload(notice: Notice): object {
  const { firing, resolved, id } = notice;
  const all = [...firing, ...resolved];
  const first = all[0]!;
  const ended = firing.length === 0;
  return {
    schemaId: 'azureMonitorCommonAlertSchema',
    data: {
      essentials: {
        alertId: `/roomwatch/alerts/${toNodeId('Alert', first.id)}`,
        alertRule: first.name,
        severity: SEVERITIES[first.severity],
        signalType: 'Log',
        monitorCondition: ended ? 'Resolved' : 'Fired',
        monitoringService: 'Roomwatch',
        alertTargetIDs: all.map(({ computer }) => computer.toLowerCase()),
        configurationItems: all.map(placeOf),
        originAlertId: id,
        firedDateTime: (first.firedAt ?? first.startedAt).toISOString(),
        ...(ended ? { resolvedDateTime: first.resolvedAt!.toISOString() } : {}),
        description: headline(notice),
        essentialsVersion: '1.0',
        alertContextVersion: '1.0',
      },
      alertContext: {
        alerts: all.map(({ name, computer, roomName, site, severity, state, summary }) => ({
          ...{ name, computer, room: roomName, site, severity, state, summary },
        })),
      },
      customProperties: {},
    },
  };
}
