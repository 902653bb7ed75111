import { toNodeId } from '../../domain/ids/node-id.ts';
import { plus } from '../../domain/time/moments.ts';
import type { AlertDocument } from '../../models/alert.ts';
import type { RecordDocument } from '../../models/record.ts';
import type { Core } from '../core.ts';

const TABLE = 'Alert';

/** Records the changes that wait in alerts' outboxes in the table `Alert`. Repeated, it changes nothing. */
export async function recordAlerts(core: Core, workspace: string, alerts: readonly AlertDocument[]): Promise<void> {
  const retention = await core.tables.retentionOf(workspace, TABLE);
  const now = core.clock();
  const records = alerts.flatMap((alert) =>
    alert.outbox.map((change): RecordDocument => ({
      _id: `alert/${alert._id}/${String(change.version).padStart(9, '0')}`,
      workspace,
      table: TABLE,
      at: change.at,
      receivedAt: now,
      expiresAt: plus(now, retention),
      door: null,
      resourceId: null,
      row: {
        AlertName: alert.name,
        AlertSeverity: capitalized(change.after.severity),
        AlertState: capitalized(change.state),
        Computer: alert.computer,
        AlertId: toNodeId('Alert', alert._id),
        RuleId: toNodeId('AlertRule', alert.ruleId),
        ChangeKind: change.kind,
        Response: change.after.response,
        ...(change.after.roomName === null ? {} : { RoomName: change.after.roomName }),
        ...(change.after.site === null ? {} : { Site: change.after.site }),
        Reason: change.reason,
      },
    })),
  );
  await core.models.records.insertNew(records);
}

function capitalized(word: string): string {
  return word[0]! + word.slice(1).toLowerCase();
}
