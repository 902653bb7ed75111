import { randomUUID } from 'node:crypto';
import { NOT_ANSWERED, type Alert } from '../../domain/alerts/alert.ts';
import { publicBase } from '../../domain/net/public-address.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { DeliveryDocument } from '../../models/delivery.ts';
import { CommandError } from '../../errors.ts';
import type { Core } from '../core.ts';
import { actionGroupNotFound, type NoticeCommands } from './change-action-group.ts';
import { DELIVERY_WORK } from './delivery-work.ts';
import { deliveriesToGroup } from './make-deliveries.ts';
import { findActionGroup } from './read-action-groups.ts';

/** Sends a notice about a made-up alert to every receiver of an action group; answers its deliveries. Throws a `CommandError`. */
export async function testActionGroup(
  core: Core,
  { publicUrl }: Pick<NoticeCommands, 'publicUrl'>,
  workspace: string,
  id: string,
): Promise<DeliveryDocument[]> {
  const group = await findActionGroup(core, workspace, id);
  if (!group) throw actionGroupNotFound();
  const at = core.clock();
  const alert = trialAlert(at);
  const noticeId = randomUUID();
  const notice: Notice = {
    ...{ id: noticeId, threadId: noticeId, at, workspace, reason: 'FIRING', route: 'test', groupLabels: {} },
    ...{ firing: [alert], resolved: [], more: 0, publicUrl: publicBase(publicUrl) },
  };
  const deliveries = deliveriesToGroup(core, notice, group, false).map((delivery): DeliveryDocument => ({
    ...delivery,
    reason: 'TEST',
    alertIds: [],
  }));
  if (deliveries.length === 0)
    throw new CommandError('INVALID', 'an action group with an address or a webhook', ['input', 'actionGroupId']);
  await core.models.deliveries.insertNew(workspace, deliveries);
  core.wakeUps.wake(DELIVERY_WORK);
  return deliveries;
}

function trialAlert(at: Date): Alert {
  return {
    ...{ id: 'test', ruleId: 'test', name: 'Test of Roomwatch', fingerprint: 'test', severity: 'WARNING' },
    ...{ deviceId: 'test', computer: 'TEST', roomId: null, roomName: 'Test', site: null, building: null },
    ...{ state: 'FIRING', stateSince: at, startedAt: at, firedAt: at, resolvedAt: null, ...NOT_ANSWERED },
    ...{ summary: 'Somebody tries whether notices arrive. Nothing is wrong.', members: [], flapping: false },
    ...{ notices: 1, version: 1, lastChange: 0 },
  };
}
