import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import type { AllowedTarget } from '../../domain/net/webhook-target.ts';
import { signWebhook } from '../../domain/notices/sign-webhook.ts';
import { LeasedWorker } from '../../work/leased-worker.ts';
import type { Core } from '../core.ts';
import { DeliveryError, type Channel } from './channels/channel.ts';
import { createEmailChannel } from './channels/email/send.ts';
import { postWebhook } from './channels/webhook/send.ts';
import { deliveryWork } from './delivery-work.ts';
import { groupWork } from './group-work.ts';
import { storedGroupId } from './read-action-groups.ts';
import { webhookSecretName } from './webhook-secret.ts';

export interface NotifierOptions {
  readonly secrets: SecretBox;
  /** The mail server and the sender; null where there is none. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** Targets inside to which webhooks may go. */
  readonly webhookTargets: readonly AllowedTarget[];
  readonly publicUrl: URL | null;
}

/** What makes and delivers notices in a worker. */
export interface Notifier {
  start(): void;
  stop(): Promise<void>;
}

export function createNotifier(core: Core, options: NotifierOptions): Notifier {
  const { smtpUrl, mailFrom: from } = options;
  const email = smtpUrl !== null && from !== null ? createEmailChannel({ smtpUrl, from }) : null;
  const webhook = createWebhookChannel(core, options);
  const workers = [
    new LeasedWorker(groupWork(core, options), core),
    new LeasedWorker(deliveryWork(core, { email, webhook }), core),
  ] as const;
  return {
    start() {
      for (const worker of workers) worker.start();
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
      email?.close();
    },
  };
}

/** Webhooks, signed with the secret of each. */
function createWebhookChannel(core: Core, { secrets, webhookTargets: targets }: NotifierOptions): Channel {
  return {
    async send({ _id, workspace, actionGroupId, webhookId, body }, signal) {
      const group = await core.models.actionGroups.byId(workspace, storedGroupId(workspace, actionGroupId));
      const webhook = group?.webhooks.find(({ id }) => id === webhookId);
      if (!webhook) throw new DeliveryError('The webhook is gone.', { isPermanent: true });
      const secret = secrets.open(webhookSecretName(webhook.id), webhook.sealedSecret);
      if (secret === null) {
        const message =
          'The secret of the webhook cannot be decrypted: SECRET_KEY is another now. Save the webhook again.';
        throw new DeliveryError(message, { isPermanent: true });
      }
      const headers = signWebhook(secret, _id, core.clock(), body!);
      return postWebhook({ url: webhook.url, headers, body: body!, targets, signal });
    },
  };
}
