import type { ServerResponse } from 'node:http';
import { goneSignal } from '../../connections/gone.ts';

/** Milliseconds that a request waits at most for an equal one to end, before it is answered beside it. */
const MOST_WAIT = 20;

/** Answers equal requests that come while one of them is being answered by one execution. */
export interface EqualRequests<Answer> {
  /**
   * @param name equal for requests whose answers are equal; null for one that shares with no other.
   * @param response of the request: one whose caller has gone is waited for by nobody.
   * @param make answers; its argument makes a signal that is aborted when all who wait for the answer have gone.
   */
  answer(
    name: string | null,
    response: ServerResponse,
    make: (gone: () => AbortSignal) => Promise<Answer>,
  ): Promise<Answer>;
}

/** Requests that wait to be answered together. */
interface Waiting<Answer> {
  readonly responses: ServerResponse[];
  readonly answer: Promise<Answer>;
  begin(): void;
}

/**
 * A request never joins an execution that has begun: an answer is never older than its request. It waits for the one that runs to end, a
 * moment at most, and all that came meanwhile begin as one. So a server that is asked the same by many does it twice at once, not a hundred
 * times, and one that is not busy answers as if each were alone.
 */
export function createEqualRequests<Answer>(): EqualRequests<Answer> {
  const running = new Map<string, number>();
  const waiting = new Map<string, Waiting<Answer>>();

  async function run(
    name: string,
    responses: readonly ServerResponse[],
    make: (gone: () => AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    running.set(name, (running.get(name) ?? 0) + 1);
    try {
      return await make(() => allGone(responses));
    } finally {
      const left = running.get(name)! - 1;
      if (left > 0) running.set(name, left);
      else running.delete(name);
      waiting.get(name)?.begin();
    }
  }

  function wait(name: string, make: (gone: () => AbortSignal) => Promise<Answer>): Waiting<Answer> {
    const responses: ServerResponse[] = [];
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const timer = setTimeout(() => group.begin(), MOST_WAIT);
    const group: Waiting<Answer> = {
      responses,
      // whoever comes in the turn in which it begins is asked for with it, for nothing is read before the next
      answer: begun.then(() => run(name, responses, make)),
      begin() {
        clearTimeout(timer);
        waiting.delete(name);
        begin();
      },
    };
    waiting.set(name, group);
    return group;
  }

  return {
    answer(name, response, make) {
      if (name === null) return make(() => goneSignal(response));
      if (!running.has(name)) return run(name, [response], make);
      const group = waiting.get(name) ?? wait(name, make);
      group.responses.push(response);
      return group.answer;
    },
  };
}

/** Aborted when the callers of all these have gone. */
function allGone(responses: readonly ServerResponse[]): AbortSignal {
  if (responses.length === 1) return goneSignal(responses[0]!);
  const all = new AbortController();
  let left = responses.length;
  const leave = () => {
    left -= 1;
    if (left === 0) all.abort();
  };
  for (const signal of responses.map(goneSignal)) {
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave);
  }
  return all.signal;
}
