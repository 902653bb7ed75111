import { createHash } from 'node:crypto';
import { PAYLOAD_FORMATS } from '../../domain/notices/formats/index.ts';
import { mailText } from '../../domain/notices/mail-text.ts';
import { headline, type Notice } from '../../domain/notices/notice.ts';
import { plus } from '../../domain/time/moments.ts';
import type { DeliveryDocument } from '../../models/delivery.ts';
import type { Core } from '../core.ts';
import { findActionGroup, type ShownActionGroup } from './read-action-groups.ts';

/** The deliveries of a notice to action groups: one for the mail of each, and one for each webhook. Their ids are always the same. */
export async function deliveriesOf(
  core: Core,
  notice: Notice,
  actionGroupIds: readonly string[],
  isFollowing: boolean,
): Promise<DeliveryDocument[]> {
  const deliveries: DeliveryDocument[] = [];
  for (const id of new Set(actionGroupIds)) {
    const group = await findActionGroup(core, notice.workspace, id);
    if (group) deliveries.push(...deliveriesToGroup(core, notice, group, isFollowing));
  }
  return deliveries;
}

/** The deliveries of a notice to one action group. */
export function deliveriesToGroup(
  core: Core,
  notice: Notice,
  group: ShownActionGroup,
  isFollowing: boolean,
): DeliveryDocument[] {
  const deliveries: DeliveryDocument[] = [];
  if (group.to.length + group.cc.length + group.bcc.length > 0) {
    deliveries.push(mailDelivery(core, notice, group, isFollowing));
  }
  for (const { id, url, format, disabledAt } of group.webhooks) {
    if (disabledAt !== null) continue;
    deliveries.push({
      ...delivery(core, notice, group, `webhook/${id}`),
      ...{ channel: 'WEBHOOK', target: url, webhookId: id, body: JSON.stringify(PAYLOAD_FORMATS[format](notice)) },
    });
  }
  return deliveries;
}

function mailDelivery(core: Core, notice: Notice, group: ShownActionGroup, isFollowing: boolean): DeliveryDocument {
  const { to, cc, bcc } = group;
  const made = delivery(core, notice, group, 'email');
  // The first mail of a thread has the thread's own id, which is known before any is sent.
  const messageId = (id: string) => `<${id}@roomwatch>`;
  const root = messageId(`${notice.threadId}.${group.id}`);
  const { subject, text, html } = mailText(notice);
  const thread = { messageId: isFollowing ? messageId(made._id) : root, inReplyTo: isFollowing ? root : null };
  return {
    ...made,
    ...{ channel: 'EMAIL', target: [...to, ...cc, ...bcc].join('; ') },
    mail: { to, cc, bcc, subject, text, html, ...thread },
  };
}

function delivery(core: Core, notice: Notice, group: ShownActionGroup, receiver: string): DeliveryDocument {
  const { workspace, reason, firing, resolved } = notice;
  const name = JSON.stringify([workspace, notice.id, group.id, receiver]);
  const now = core.clock();
  return {
    _id: `msg_${createHash('sha256').update(name).digest('base64url').slice(0, 32)}`,
    ...{ workspace, channel: 'EMAIL', status: 'WAITING', actionGroupId: group.id, target: '', webhookId: null, reason },
    alertIds: [...firing, ...resolved].map(({ id }) => id),
    ...{ headline: headline(notice), mail: null, body: null, tries: [], createdAt: now, sentAt: null, answer: null },
    expiresAt: plus(now, core.spans.changeRetention),
    ...{ dueAt: now, revision: 0, leaseOwner: null, leaseUntil: null, failures: 0, lastError: null },
  };
}
