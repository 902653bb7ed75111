/**
 * Lets many who send at once have turns: so many messages go out between two looks at the event loop, whoever sends them. Returns null where
 * they may go now, else a promise for when they may.
 */
export type Pace = (messages: number) => Promise<void> | null;

/** Messages in a turn: some milliseconds. */
const IN_A_TURN = 1_000;

export function createPace(inATurn = IN_A_TURN): Pace {
  const queue: { readonly messages: number; readonly go: () => void }[] = [];
  let left = inATurn;
  let isScheduled = false;

  function turn(): void {
    isScheduled = false;
    left = inATurn;
    while (left > 0) {
      const next = queue.shift();
      if (!next) break;
      left -= next.messages;
      next.go();
    }
    if (left < inATurn) schedule();
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(turn);
  }

  return (messages) => {
    schedule();
    if (left > 0 && queue.length === 0) {
      left -= messages;
      return null;
    }
    return new Promise((go) => queue.push({ messages, go }));
  };
}
