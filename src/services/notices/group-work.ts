import { answeredStage, decideNotice, flappingStage, type Decision } from '../../domain/notices/decide.ts';
import { silencesEndAt, silenceStage, type Silence } from '../../domain/notices/silence.ts';
import { publicBase } from '../../domain/net/public-address.ts';
import { MOST_ALERTS, type Notice } from '../../domain/notices/notice.ts';
import { growingWait } from '../../domain/time/growing-wait.ts';
import { earlier, plus } from '../../domain/time/moments.ts';
import type { NoticeGroupDocument, PlannedNotice } from '../../models/notice-group.ts';
import type { LeasedWork, WorkHelpers } from '../../work/leased-work.ts';
import { alertOf } from '../alerts/save-alerts.ts';
import type { Core } from '../core.ts';
import { deliveriesOf } from './make-deliveries.ts';
import { DELIVERY_WORK } from './delivery-work.ts';
import { GROUP_WORK } from './route-alerts.ts';

const LEASE = 30_000;

export interface GroupWorkOptions {
  readonly publicUrl: URL | null;
}

/**
 * Looks at groups of alerts that are due and makes their notices. What is to be sent is stored in the group before anything of it is done,
 * under ids that do not change: a process that dies in between makes no second notice, and loses none.
 */
export function groupWork(core: Core, options: GroupWorkOptions): LeasedWork<NoticeGroupDocument> {
  const { noticeGroups } = core.models;
  return {
    name: GROUP_WORK,
    documents: noticeGroups,
    atOnce: 4,
    lease: LEASE,
    backoff: growingWait({ first: 1_000, longest: 60_000 }),
    async prepare(found) {
      const isEmpty = found.alertIds.length === 0 && found.planned === null;
      // Where an alert has come since, the group is not removed and is looked at again.
      if (isEmpty) return { leave: (await noticeGroups.remove(found)) ? {} : { dueAt: core.clock() } };
      return { claim: {}, prepared: undefined };
    },
    run: (group, helpers) => lookAt(core, options, group, helpers),
  };
}

async function lookAt(
  core: Core,
  options: GroupWorkOptions,
  group: NoticeGroupDocument,
  { keep }: WorkHelpers<NoticeGroupDocument, undefined>,
): Promise<Partial<NoticeGroupDocument>> {
  const { workspace, route } = group;
  const planned = group.planned ?? (await plan(core, options, group));
  if (group.planned === null && planned.deliveries.length > 0) {
    await keep({ planned, sequence: group.sequence + 1 });
  }
  await core.models.deliveries.insertNew(workspace, planned.deliveries);
  await core.models.noticeGroups.removeAlerts(workspace, group._id, planned.alertIds);
  if (planned.deliveries.length > 0) core.wakeUps.wake(DELIVERY_WORK);
  const { heard, held, lastNoticeAt, heldUntil } = planned;
  const left = group.alertIds.length - planned.alertIds.length;
  const now = core.clock();
  // A group that is empty is looked at once more, and removed if it still is.
  const dueAt = left === 0 ? now : earlier(plus(now, route.groupInterval), heldUntil);
  return { planned: null, heard, held, lastNoticeAt, dueAt };
}

/** What is to be sent of a group now, and what is known of it afterwards. */
async function plan(core: Core, { publicUrl }: GroupWorkOptions, group: NoticeGroupDocument): Promise<PlannedNotice> {
  const { workspace, route, alertIds, heard, lastNoticeAt } = group;
  const now = core.clock();
  const found = await core.models.alerts.byIds(workspace, alertIds);
  const order = new Map(alertIds.map((id, index) => [id, index]));
  const alerts = found.map(alertOf).sort((a, b) => order.get(a.id)! - order.get(b.id)!);
  const silences = (await core.models.silences.unexpired(workspace, now)).map(({ _id, ...silence }): Silence => ({
    ...silence,
    id: _id,
  }));
  // In this order alerts pass the stages: the first that holds one says why.
  const stages = [silenceStage(silences, now), flappingStage, answeredStage];
  const decision = decideNotice(alerts, { heard, lastNoticeAt }, { stages, repeatInterval: route.repeatInterval, now });
  const open = new Set(alerts.filter(({ state }) => state !== 'RESOLVED').map(({ id }) => id));
  const notice = noticeOf(group, decision, now, publicUrl);
  return {
    deliveries: notice === null ? [] : await deliveriesOf(core, notice, route.actionGroups, group.sequence > 0),
    alertIds: alertIds.filter((id) => !open.has(id)),
    heard: decision.heardAfter,
    lastNoticeAt: notice === null ? lastNoticeAt : now,
    held: decision.held.slice(0, MOST_ALERTS),
    heldUntil: silencesEndAt(
      silences,
      alerts.filter(({ id }) => open.has(id)),
      now,
    ),
  };
}

function noticeOf(group: NoticeGroupDocument, decision: Decision, at: Date, publicUrl: URL | null): Notice | null {
  const { reason, firing, resolved } = decision;
  if (reason === null) return null;
  const { _id, workspace, threadId, sequence, route, labels } = group;
  const shown = firing.slice(0, MOST_ALERTS);
  const ended = resolved.slice(0, MOST_ALERTS - shown.length);
  return {
    ...{ id: `${_id}-${threadId.slice(0, 8)}-${sequence}`, threadId, at, workspace, reason, route: route.name },
    ...{ groupLabels: labels, firing: shown, resolved: ended, publicUrl: publicBase(publicUrl) },
    more: firing.length + resolved.length - shown.length - ended.length,
  };
}
