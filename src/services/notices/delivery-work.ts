import { MAIL_LADDER, nextAttemptIn, WEBHOOK_LADDER } from '../../domain/notices/retry.ts';
import { plus } from '../../domain/time/moments.ts';
import { growingWait } from '../../domain/time/growing-wait.ts';
import type { DeliveryAttempt, DeliveryDocument } from '../../models/delivery.ts';
import type { LeasedWork, WorkFailure } from '../../work/leased-work.ts';
import type { Core } from '../core.ts';
import { DeliveryError, type Channel } from './channels/channel.ts';
import { noteWebhookFailure, noteWebhookSuccess } from './webhook-health.ts';

/** The kind of leased work that delivers: what wakes it. */
export const DELIVERY_WORK = 'delivery';

const LEASE = 60_000;
/** Failed attempts that the log keeps of a delivery. */
const MOST_TRIES = 20;

export interface DeliveryWorkOptions {
  /** Null where there is no mail server: mails are kept with their text, and sent nowhere. */
  readonly email: Channel | null;
  readonly webhook: Channel;
}

/** Delivers what is due, one attempt each time; what fails is due again by the ladder of its channel, until that is at its end. */
export function deliveryWork(core: Core, { email, webhook }: DeliveryWorkOptions): LeasedWork<DeliveryDocument> {
  return {
    name: DELIVERY_WORK,
    documents: core.models.deliveries,
    atOnce: 8,
    lease: LEASE,
    backoff: growingWait({ first: 1_000, longest: 60_000 }),
    async run(delivery, { signal }) {
      const channel = delivery.channel === 'EMAIL' ? email : webhook;
      if (channel === null) {
        return { status: 'NOT_SENT', answer: 'There is no mail server: SMTP_URL and MAIL_FROM are not set.' };
      }
      const { answer } = await channel.send(delivery, signal);
      if (delivery.webhookId !== null) await noteWebhookSuccess(core, delivery);
      return { status: 'SENT', sentAt: core.clock(), answer: answer.slice(0, 1_000) };
    },
    failed: (delivery, failure) => afterFailure(core, delivery, failure),
  };
}

async function afterFailure(
  core: Core,
  delivery: DeliveryDocument,
  { error, isStopped }: WorkFailure<undefined>,
): Promise<Partial<DeliveryDocument>> {
  if (isStopped) return {};
  const now = core.clock();
  const tries: DeliveryAttempt[] = [...delivery.tries, { at: now, error: error.message.slice(0, 1_000) }];
  const { isPermanent = false, retryAfter = null } = error instanceof DeliveryError ? error : {};
  const ladder = delivery.channel === 'EMAIL' ? MAIL_LADDER : WEBHOOK_LADDER;
  const wait = isPermanent ? null : nextAttemptIn(ladder, delivery.failures + 1, retryAfter, Math.random());
  if (delivery.webhookId !== null) {
    const isGone = error instanceof DeliveryError && error.isGone;
    await noteWebhookFailure(core, delivery, { isGone, reason: error.message });
  }
  core.log.warn(
    { delivery: delivery._id, channel: delivery.channel, reason: error.message, again: wait !== null },
    'A notice could not be delivered',
  );
  const kept = tries.slice(-MOST_TRIES);
  return wait === null ? { status: 'FAILED', tries: kept, dueAt: null } : { tries: kept, dueAt: plus(now, wait) };
}
