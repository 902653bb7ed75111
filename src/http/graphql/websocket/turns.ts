/** The tasks of one party, done in the order they came. */
export interface Lane {
  push(task: () => void): void;
  /** How many tasks wait. */
  readonly length: number;
  /** Drops what waits. */
  clear(): void;
}

/**
 * Shares the event loop fairly: in each round every lane that has tasks gets one done, and between rounds the loop goes
 * on to other work. One party that sends thousands of messages at once thereby delays itself, not the others.
 */
export function createTurns(): { lane(): Lane } {
  let waiting = new Set<(() => void)[]>();
  let scheduled = false;

  function round(): void {
    scheduled = false;
    const lanes = waiting;
    waiting = new Set();
    for (const tasks of lanes) {
      const task = tasks.shift();
      if (tasks.length > 0) waiting.add(tasks);
      task?.();
    }
    schedule();
  }

  function schedule(): void {
    if (scheduled || waiting.size === 0) return;
    scheduled = true;
    setImmediate(round);
  }

  return {
    lane() {
      const tasks: (() => void)[] = [];
      return {
        push(task) {
          tasks.push(task);
          waiting.add(tasks);
          schedule();
        },
        get length() {
          return tasks.length;
        },
        clear() {
          tasks.length = 0;
        },
      };
    },
  };
}
