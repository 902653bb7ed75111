import { createTransport, type Transporter } from 'nodemailer';
import { DeliveryError, type Channel } from '../channel.ts';

export interface EmailOptions {
  /** The mail server, as SMTP_URL names it. */
  readonly smtpUrl: string;
  /** The sender. */
  readonly from: string;
}

/** Milliseconds for a connection, and for each answer of a mail server. */
const PATIENCE = 30_000;

/** Sends mails over SMTP; connections are kept for the next. */
export function createEmailChannel({ smtpUrl, from }: EmailOptions): Channel & { close(): void } {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    ...{ connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE },
    // A mail holds texts that others wrote: nothing of it is read from a file or an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  } as never) as Transporter;
  return {
    async send({ mail }) {
      const { to, cc, bcc, subject, text, html, messageId, inReplyTo } = mail!;
      const thread = inReplyTo === null ? {} : { inReplyTo, references: inReplyTo };
      const message = { from, to: [...to], cc: [...cc], bcc: [...bcc], subject, text, html, messageId, ...thread };
      try {
        // By RFC 3834 nobody's absence note answers.
        const headers = { 'Auto-Submitted': 'auto-generated' };
        const sent = (await transport.sendMail({ ...message, headers })) as { response: string; rejected?: unknown[] };
        const refused = (sent.rejected ?? []).map(String);
        return { answer: refused.length > 0 ? `${sent.response}; refused: ${refused.join(', ')}` : sent.response };
      } catch (error) {
        const { message: reason, responseCode } = error as Error & { responseCode?: number };
        throw new DeliveryError(reason, { isPermanent: (responseCode ?? 0) >= 500 });
      }
    },
    close: () => transport.close(),
  };
}
