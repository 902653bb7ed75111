import { randomUUID } from 'node:crypto';
import type { Matcher } from '../../domain/notices/matcher.ts';
import { plus } from '../../domain/time/moments.ts';
import { CommandError } from '../../errors.ts';
import type { SilenceDocument } from '../../models/silence.ts';
import type { Core } from '../core.ts';
import { checkMatchers, invalid, MOST_MATCHERS } from './check-matchers.ts';

const LIMITS = { silences: 1_000, comment: 1_000, length: 366 * 86_400_000 } as const;
/** Milliseconds that a silence is kept after its end. */
const KEPT = 5 * 86_400_000;

export interface SilenceInput {
  readonly matchers: readonly Matcher[];
  /** Null for now. */
  readonly startsAt: Date | null;
  readonly endsAt: Date;
  readonly comment: string;
}

/** Silences alerts for a time. Throws a `CommandError`. */
export async function createSilence(
  core: Core,
  { workspace, name }: { readonly workspace: string; readonly name: string },
  { matchers, startsAt, endsAt, comment }: SilenceInput,
): Promise<SilenceDocument> {
  const now = core.clock();
  const from = startsAt ?? now;
  if (matchers.length < 1 || matchers.length > MOST_MATCHERS)
    throw invalid(`1 to ${MOST_MATCHERS} matchers`, 'matchers');
  checkMatchers(matchers, 'matchers');
  if (endsAt <= now || endsAt <= from) throw invalid('a time in the future, after `startsAt`', 'endsAt');
  if (endsAt.getTime() - from.getTime() > LIMITS.length)
    throw invalid('a time within 366 days of `startsAt`', 'endsAt');
  if (comment.trim() === '' || comment.length > LIMITS.comment)
    throw invalid(`1 to ${LIMITS.comment} characters`, 'comment');
  const { silences } = core.models;
  if ((await silences.unexpired(workspace, now)).length >= LIMITS.silences)
    throw new CommandError('LIMIT', `at most ${LIMITS.silences} silences`, ['input', 'matchers']);
  const document: SilenceDocument = {
    ...{ _id: randomUUID(), workspace, matchers: [...matchers], startsAt: from, endsAt },
    ...{ comment: comment.trim(), createdBy: name, createdAt: now, expiresAt: plus(endsAt, KEPT) },
  };
  await silences.insert(document);
  return document;
}

/** Ends a silence now; what it held and still fires is told. One that is over already stays as it is. Throws a `CommandError`. */
export async function expireSilence(core: Core, workspace: string, id: string): Promise<SilenceDocument> {
  const now = core.clock();
  const ended = await core.models.silences.end(workspace, id, now, plus(now, KEPT));
  const silence = await core.models.silences.byId(workspace, id);
  if (!silence) throw silenceNotFound();
  // The groups are looked at again, whatever they waited for.
  if (ended) await core.models.noticeGroups.lookAgain(workspace, now);
  return silence;
}

export function silenceNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a silence', ['input', 'silenceId']);
}
