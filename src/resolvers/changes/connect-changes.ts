import { GraphQLError } from 'graphql';
import type { FaultFilter } from '../../domain/faults/fault-filter.ts';
import { feedCursor, readFeedCursor } from '../../feed/feed-cursor.ts';
import { isKept, isOfThisLog } from '../../feed/reachable.ts';
import { placeAfter, type FaultLogEntry, type LogPlace } from '../../models/change.ts';
import { badInput } from '../common/bad-input.ts';
import { connection, pageSize, type Connection, type PageArguments } from '../common/connection.ts';
import type { Context } from '../common/context.ts';
import type { FaultFeedMessage } from '../common/mappers.ts';

/** Entries looked at in one read: a filter is judged here, by the same rule as the live feed's. */
const READ_AT_ONCE = 1_000;

/**
 * One page of the history of fault changes, with the feed's own cursors. `subject` narrows to one fault by its index.
 * A change is in it if its fault matched before it or matches after it. A page never hides a hole: a cursor of a log that was restored since
 * (decision 21), or after which changes are no longer kept, gives CURSOR_EXPIRED.
 */
export async function connectChanges(
  context: Context,
  filter: FaultFilter,
  args: PageArguments,
  subject: string | null = null,
): Promise<Connection<FaultFeedMessage>> {
  const { models, viewer, cursors, faultFeed } = context;
  const { limit, backward } = pageSize(args);
  const [start, end] = [position('after', args.after), position('before', args.before)];
  if (start && !(await isKept(models.changes, viewer.workspace, start))) throw expired('after');
  if (end && !(await isOfThisLog(models.changes, viewer.workspace, end))) throw expired('before');
  const range = { after: start?.number ?? null, before: end?.number ?? null };
  const matching = matches(context, withAllStates(filter), range, backward, subject);
  const found: FaultFeedMessage[] = [];
  for await (const message of matching) {
    found.push(message);
    if (found.length > limit) break;
  }
  const more = found.length > limit;
  const page = found.slice(0, limit);
  if (backward) page.reverse();
  return connection(
    page,
    (message) => message.cursor,
    {
      hasNextPage: backward ? range.before !== null : more,
      hasPreviousPage: backward ? more : range.after !== null,
    },
    async () => {
      let count = 0;
      for await (const _ of matches(context, withAllStates(filter), { after: null, before: null }, false, subject))
        count += 1;
      return count;
    },
  );

  function position(name: string, cursor: string | null | undefined): LogPlace | null {
    if (cursor == null) return null;
    try {
      return readFeedCursor(cursors, faultFeed.name, viewer.workspace, cursor);
    } catch {
      throw badInput(name, 'a cursor of fault changes, unaltered', cursor);
    }
  }
}

function expired(argument: string): GraphQLError {
  const message = `${argument}: the changes at this cursor are no longer kept, or the log was restored from a backup. Begin again without it.`;
  return new GraphQLError(message, { extensions: { code: 'CURSOR_EXPIRED', argumentName: argument } });
}

/** History hides nothing by default: without `states` a fault's closing is in it as any other change. */
function withAllStates(filter: FaultFilter): FaultFilter {
  return { ...filter, states: filter.states ?? ['PENDING', 'OPEN', 'RESOLVED', 'CLOSED'] };
}

async function* matches(
  { models, viewer, faultFeed, cursors }: Context,
  filter: FaultFilter,
  { after, before }: { after: number | null; before: number | null },
  backward: boolean,
  subject: string | null,
): AsyncGenerator<FaultFeedMessage> {
  const { workspace } = viewer;
  let [from, to] = [after ?? 0, before ?? Infinity];
  for (;;) {
    const entries = await models.changes.faultChanges(workspace, { from, to, subject, backward, limit: READ_AT_ONCE });
    for (const entry of entries) {
      const { before: matched, after: matching } = faultFeed.matches(filter, entry);
      if (matched || matching) yield messageOf(entry, matched && !matching);
    }
    const last = entries.at(-1);
    if (!last || entries.length < READ_AT_ONCE) return;
    if (backward) to = last.number;
    else from = last.number;
  }

  function messageOf(entry: FaultLogEntry, left: boolean): FaultFeedMessage {
    const cursor = feedCursor(cursors, faultFeed.name, workspace, placeAfter(entry));
    return { kind: 'CHANGE', cursor, at: entry.at, entry, left, merged: false, page: [entry] };
  }
}
