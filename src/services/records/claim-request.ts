import { createHash, randomUUID } from 'node:crypto';
import type { RequestDocument } from '../../models/request.ts';
import type { Core } from '../core.ts';

/** A post as it is recognised when it comes again. */
export interface RepeatablePost {
  workspace: string;
  door: string;
  table: string;
  /** The sender's id of the request; null where it gave none. */
  requestId: string | null;
  /** What was sent, unzipped. */
  body: Buffer;
}

/** How long a request is recognised: 60 minutes. */
const REMEMBERED = 60 * 60_000;

/**
 * The claim to make of a post that may come again; null for one without an id, which is always taken as new. Whoever stores under a
 * claim names what is stored after it, so that the same post, sent again after a lost answer or a crash, is stored once.
 */
export function claimOf(post: RepeatablePost, now: Date): RequestDocument | null {
  const { workspace, door, table, requestId, body } = post;
  if (requestId === null) return null;
  return {
    _id: `${workspace}/${hash(JSON.stringify([door, table, requestId]))}`,
    workspace,
    body: hash(body),
    claim: randomUUID(),
    at: now,
    expiresAt: new Date(now.getTime() + REMEMBERED),
  };
}

/** The claim that holds, ours or that of the same post before; null where the id was given to another body. */
export async function claimRequest(core: Core, ours: RequestDocument): Promise<RequestDocument | null> {
  const holds = await core.models.requests.claim(ours);
  return holds.body === ours.body ? holds : null;
}

function hash(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('base64url');
}
