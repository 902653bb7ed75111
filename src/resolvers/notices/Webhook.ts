import type { ResolversOf } from '../common/resolvers-of.ts';

export const Webhook: ResolversOf<'Webhook'> = {
  webhookId: (webhook) => webhook.id,
};
