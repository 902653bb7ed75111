import { createHash, randomUUID } from 'node:crypto';
import { labelsOf } from '../../domain/notices/labels.ts';
import { groupLabels, routesFor, type Route } from '../../domain/notices/route.ts';
import { plus } from '../../domain/time/moments.ts';
import type { ChangeConsumer } from '../../feed/consumer.ts';
import type { AlertDocument } from '../../models/alert.ts';
import type { NoticeGroupDocument } from '../../models/notice-group.ts';
import type { Core } from '../core.ts';
import { readRoutes } from './read-routes.ts';

/** The kind of leased work that looks at groups: what wakes it. */
export const GROUP_WORK = 'notice-group';

/**
 * Puts alerts that fire into the groups of their routes. The route is decided when the alert fires; what becomes of it later is told where
 * its beginning was told. An alert that is put into its group again changes nothing.
 */
export const routeAlerts: ChangeConsumer<Core> = {
  name: 'route-alerts',
  meaning: 'Puts alerts that fire into groups, of which notices are sent.',
  startsAt: 'beginning',
  batch: 500,
  async handle(changes, { core, workspace }) {
    const fired = changes.flatMap(({ feed, kind, subject }) => (feed === 'alert' && kind === 'FIRED' ? [subject] : []));
    if (fired.length === 0) return;
    await groupAlerts(core, workspace, await core.models.alerts.byIds(workspace, [...new Set(fired)]));
  },
  async handleGap(_gap, { core, workspace }) {
    for await (const page of core.models.alerts.openInPages(workspace)) {
      await groupAlerts(
        core,
        workspace,
        page.filter(({ firedAt }) => firedAt !== null),
      );
    }
  },
};

async function groupAlerts(core: Core, workspace: string, alerts: readonly AlertDocument[]): Promise<void> {
  const { routes } = await readRoutes(core, workspace);
  const groups = new Map<string, NoticeGroupDocument>();
  // What is over by now was told to nobody: a history that is read again is not sent again.
  for (const alert of alerts.filter(({ state }) => state !== 'RESOLVED')) {
    const labels = labelsOf(alert);
    for (const route of routesFor(routes.slice(0, -1), labels)) {
      if (route.actionGroups.length === 0) continue;
      const group = newGroup(core, workspace, route, groupLabels(route, labels), alert._id);
      const known = groups.get(group._id);
      if (known) known.alertIds.push(alert._id);
      else groups.set(group._id, group);
    }
  }
  for (const group of groups.values()) await core.models.noticeGroups.add(workspace, group);
  if (groups.size > 0) core.wakeUps.wake(GROUP_WORK);
}

function newGroup(
  core: Core,
  workspace: string,
  route: Route,
  labels: NoticeGroupDocument['labels'],
  alertId: string,
): NoticeGroupDocument {
  const now = core.clock();
  const name = JSON.stringify([workspace, route.name, labels]);
  return {
    ...{ _id: createHash('sha256').update(name).digest('base64url').slice(0, 32), workspace, route, labels },
    ...{
      alertIds: [alertId],
      heard: {},
      held: [],
      lastNoticeAt: null,
      threadId: randomUUID(),
      sequence: 0,
      planned: null,
    },
    ...{ createdAt: now, dueAt: plus(now, route.groupWait), revision: 0, leaseOwner: null, leaseUntil: null },
    ...{ failures: 0, lastError: null },
  };
}
