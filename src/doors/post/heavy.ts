/** A post whose values take much more memory than its body waits here for those like it: one at a time is worked on. */
export interface PostWeight {
  /** Told how much memory the values take that were read so far. A promise is to be waited for before more is read. */
  readonly grown: (bytes: number) => Promise<void> | null;
  /** To be called when nothing is held any more. */
  leave(): void;
}

/** Memory of values, in bytes, up to which a post is like any other. */
const HEAVY = 12 * 1024 * 1024;

/** Those that wait, in the order in which they came; the first has its turn. */
const turns: { start: () => void }[] = [];

/** The weight of what is bounded elsewhere. */
export const WEIGHTLESS: PostWeight = { grown: () => null, leave: () => undefined };

/** The weight of a post whose body has so many bytes, which are counted elsewhere. */
export function weigh(bodyBytes: number): PostWeight {
  let turn: { start: () => void } | null = null;
  return {
    grown(bytes) {
      if (turn !== null || bytes <= bodyBytes + HEAVY) return null;
      return new Promise((start) => {
        turn = { start };
        turns.push(turn);
        if (turns[0] === turn) start();
      });
    },
    leave() {
      if (turn === null) return;
      const isFirst = turns[0] === turn;
      turns.splice(turns.indexOf(turn), 1);
      turn = null;
      if (isFirst) turns[0]?.start();
    },
  };
}
