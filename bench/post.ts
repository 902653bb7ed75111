import type { PostedEvent } from './events.ts';

/** Posts a batch to `/api/events`; throws unless every event was accepted. */
export async function post(url: string, batch: readonly PostedEvent[]): Promise<void> {
  const response = await fetch(`${url}/api/events`, {
    method: 'POST',
    body: JSON.stringify(batch),
    headers: { 'content-type': 'application/json' },
  });
  const answer = (await response.json()) as { accepted: number };
  if (answer.accepted !== batch.length) throw new Error(JSON.stringify(answer));
}
