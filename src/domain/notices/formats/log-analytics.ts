import type { Alert } from '../../alerts/alert.ts';
import { headline, linkOf, type Notice } from '../notice.ts';

const COLUMNS = [
  ['TimeGenerated', 'datetime', ({ firedAt, startedAt }: Alert) => (firedAt ?? startedAt).toISOString()],
  ['Computer', 'string', ({ computer }: Alert) => computer],
  ['AlertName', 'string', ({ name }: Alert) => name],
  ['AlertSeverity', 'string', ({ severity }: Alert) => severity],
  ['AlertState', 'string', ({ state }: Alert) => state],
  ['RoomName', 'string', ({ roomName }: Alert) => roomName],
  ['Site', 'string', ({ site }: Alert) => site],
  ['Reason', 'string', ({ summary }: Alert) => summary],
] as const;

/** The payload of Log Analytics' webhooks of 2018; the records are the alerts, for a rule of faults has no query. */
export function logAnalyticsPayload(notice: Notice): object {
  const { firing, resolved, workspace, at, more } = notice;
  const all = [...firing, ...resolved];
  const from = all.reduce((first, { startedAt }) => (startedAt < first ? startedAt : first), at);
  return {
    WorkspaceId: workspace,
    AlertRuleName: [...new Set(all.map(({ name }) => name))].join(', '),
    SearchQuery: '',
    SearchResult: {
      tables: [
        {
          name: 'PrimaryResult',
          columns: COLUMNS.map(([name, type]) => ({ name, type })),
          rows: all.map((alert) => COLUMNS.map(([, , read]) => read(alert))),
        },
      ],
    },
    SearchIntervalStartTimeUtc: from.toISOString(),
    SearchIntervalEndtimeUtc: at.toISOString(),
    AlertThresholdOperator: 'Greater Than',
    AlertThresholdValue: 0,
    ResultCount: all.length + more,
    SearchIntervalInSeconds: Math.round((at.getTime() - from.getTime()) / 1_000),
    LinkToSearchResults: linkOf(notice) ?? '',
    Description: headline(notice),
    Severity: all.some(({ severity }) => severity === 'CRITICAL') ? 'Critical' : 'Warning',
  };
}
