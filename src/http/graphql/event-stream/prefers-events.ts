import { qualityOf, readAccepted } from '../../negotiation/qualities.ts';

const EVENTS = new Set(['text/event-stream']);
/** The types in which an operation is answered otherwise. */
const JSON_TYPES = new Set([
  'application/json',
  'application/graphql-response+json',
  'application/graphql+json',
  'application/*',
  '*/*',
]);

/**
 * Whether a client gets its answer as server-sent events where JSON is to be had too: if `Accept` names events, and JSON either not or with
 * a lower quality. A subscription cannot be answered in JSON, so for one it is enough that events are named: some clients send one list for
 * all their operations.
 */
export function prefersEvents(accept: string | undefined, isSubscription: () => boolean): boolean {
  if (accept === undefined || !/text\/event-stream/i.test(accept)) return false;
  const accepted = readAccepted(accept);
  const events = qualityOf(accepted, EVENTS);
  return events > 0 && (events > qualityOf(accepted, JSON_TYPES) || isSubscription());
}
