/** The name under which the secret of a webhook is sealed. */
export const webhookSecretName = (webhookId: string): string => `webhook ${webhookId}`;
