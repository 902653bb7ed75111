import type { ActionGroupDocument, WebhookTarget } from '../../models/action-group.ts';
import type { DeliveryDocument } from '../../models/delivery.ts';
import type { Core } from '../core.ts';
import { storedGroupId } from './read-action-groups.ts';

/** Milliseconds of nothing but failures after which a webhook is disabled. */
const LONG_FAILURE = 5 * 86_400_000;

/** Notes that a webhook took a notice. */
export async function noteWebhookSuccess(core: Core, delivery: DeliveryDocument): Promise<void> {
  await changeWebhook(core, delivery, (webhook) =>
    webhook.failingSince === null ? null : { ...webhook, failingSince: null },
  );
}

/** Notes that a webhook did not take a notice. One that wants nothing more, or has failed for days, is disabled; the log says so. */
export async function noteWebhookFailure(
  core: Core,
  delivery: DeliveryDocument,
  { isGone, reason }: { isGone: boolean; reason: string },
): Promise<void> {
  await changeWebhook(core, delivery, (webhook) => {
    const now = core.clock();
    const failingSince = webhook.failingSince ?? now;
    const isLong = now.getTime() - failingSince.getTime() >= LONG_FAILURE;
    if (!isGone && !isLong) return webhook.failingSince === null ? { ...webhook, failingSince } : null;
    const disabledBecause = isGone ? reason : `Every attempt has failed since ${failingSince.toISOString()}: ${reason}`;
    core.log.error(
      { url: webhook.url, reason: disabledBecause },
      'A webhook is disabled until somebody saves it again',
    );
    return { ...webhook, failingSince, disabledAt: now, disabledBecause };
  });
}

async function changeWebhook(
  core: Core,
  { workspace, actionGroupId, webhookId }: DeliveryDocument,
  change: (webhook: WebhookTarget) => WebhookTarget | null,
): Promise<void> {
  const { actionGroups } = core.models;
  for (;;) {
    const group = await actionGroups.byId(workspace, storedGroupId(workspace, actionGroupId));
    const webhook = group?.webhooks.find(({ id }) => id === webhookId);
    const next = webhook && webhook.disabledAt === null ? change(webhook) : null;
    if (!group || !next) return;
    const webhooks = group.webhooks.map((each) => (each === webhook ? next : each));
    const document: ActionGroupDocument = { ...group, webhooks, revision: group.revision + 1 };
    if (await actionGroups.replace(document)) return;
  }
}
