/**
 * Maps a source of events, one at a time. Unlike an async generator's, its `return` ends at once even while the source
 * has nothing to give: a subscriber that leaves must not wait for the next event to be let go.
 */
export function mapEvents<Event, Message>(
  source: AsyncIterable<Event>,
  map: (event: Event) => Promise<Message>,
  onEnd: () => void,
  report: (error: unknown) => void,
): AsyncGenerator<Message, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  const over: IteratorReturnResult<void> = { done: true, value: undefined };
  let ended = false;
  let letGo = (): void => {};

  function finish(): void {
    if (ended) return;
    ended = true;
    letGo();
    onEnd();
  }

  /** Not waited for: a source that is itself a generator answers only once it has an event. */
  function stopSource(): void {
    Promise.resolve(iterator.return?.()).catch(report);
  }

  return {
    async next() {
      if (ended) return over;
      try {
        const step = await new Promise<IteratorResult<Event, unknown>>((resolve, reject) => {
          letGo = () => resolve(over);
          iterator.next().then(resolve, reject);
        });
        if (step.done) {
          finish();
          return over;
        }
        const value = await map(step.value);
        return ended ? over : { done: false, value };
      } catch (error) {
        if (!ended) stopSource();
        finish();
        throw error;
      }
    },
    async return() {
      if (!ended) stopSource();
      finish();
      return over;
    },
    async throw(error) {
      if (!ended) stopSource();
      finish();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
