import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { KEY_SLOTS, type KeySlot } from '../../domain/credentials/collector-token.ts';
import { sameText } from '../../domain/text/same-text.ts';
import type { Workspace } from '../../services/workspaces/workspace.ts';
import type { Workspaces } from '../../services/workspaces/workspaces.ts';
import { CallerError } from '../credentials/caller.ts';
import { WrongKeyError } from '../post/read-body.ts';

/** How far `x-ms-date` may be off, in milliseconds. */
const MOST_SKEW = 15 * 60_000;
const RFC_1123 = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (GMT|UTC)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a client signs: its method, the length and type of its body, its date and the path. */
function stringToSign(length: string, contentType: string, date: string): string {
  return `POST\n${length}\n${contentType}\nx-ms-date:${date}\n/api/logs`;
}

/** The signature of a text under a key that is given as base64. */
function signatureOf(text: string, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8').digest('base64');
}

/**
 * The workspace that a request by SharedKey names, and which of its keys has signed it. Throws a `CallerError` that says what is wrong,
 * as far as a stranger may know.
 */
export async function signerOf(
  headers: IncomingHttpHeaders,
  workspaces: Workspaces,
  now: Date,
): Promise<{ workspace: Workspace; slot: KeySlot }> {
  const { authorization = '' } = headers;
  const [, id, signature] = /^SharedKey +([^:\s]+):(\S+)\s*$/i.exec(authorization) ?? [];
  if (id === undefined || signature === undefined) {
    throw invalid('The Authorization header is not "SharedKey <workspace id>:<signature>".');
  }
  const workspace = UUID.test(id) ? await workspaces.byPublicId(id.toLowerCase()) : null;
  if (workspace === null) {
    throw new CallerError(
      400,
      'InvalidCustomerId',
      'The workspace id in the Authorization header is not one of a workspace here.',
    );
  }
  const date = dateOf(headers['x-ms-date'], now);
  const length = headers['content-length'] ?? '';
  const types = new Set([headers['content-type'] ?? '', 'application/json']);
  const slot = KEY_SLOTS.find((one) =>
    [...types].some((type) => sameText(signatureOf(stringToSign(length, type, date), workspace.keys[one]), signature)),
  );
  if (!slot) {
    const message = 'An invalid signature was specified in the Authorization header.';
    throw new WrongKeyError(403, 'InvalidAuthorization', message);
  }
  return { workspace, slot };
}

function dateOf(value: string | string[] | undefined, now: Date): string {
  if (typeof value !== 'string' || value === '') throw invalid('No x-ms-date header was specified.');
  const at = RFC_1123.test(value) ? Date.parse(value.replace(/UTC$/, 'GMT')) : NaN;
  if (Number.isNaN(at)) {
    throw invalid(`The x-ms-date header is no date such as "Mon, 04 Apr 2016 08:00:00 GMT".`);
  }
  const off = at - now.getTime();
  if (Math.abs(off) > MOST_SKEW) {
    const seconds = Math.round(Math.abs(off) / 1_000);
    throw invalid(
      `The x-ms-date header is ${seconds} seconds ${off < 0 ? 'behind' : 'ahead of'} this server's clock, which shows ` +
        `${now.toUTCString()}; at most ${MOST_SKEW / 1_000} seconds are allowed.`,
    );
  }
  return value;
}

function invalid(message: string): CallerError {
  return new CallerError(403, 'InvalidAuthorization', message);
}
