/** A queue that returns the soonest item first; among items of the same moment the one added first. A binary heap. */
export class SoonestFirst<T> {
  private readonly heap: { at: number; order: number; item: T }[] = [];
  private pushed = 0;

  push(at: number, item: T): void {
    const { heap } = this;
    let place = heap.push({ at, order: this.pushed++, item }) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.isSooner(place, above)) break;
      this.swap(place, above);
      place = above;
    }
  }

  /** Removes and returns the soonest item. The queue must not be empty. */
  pop(): { at: number; item: T } {
    const { heap } = this;
    const first = heap[0];
    if (!first) throw new RangeError('pop() of an empty queue');
    const last = heap.pop()!;
    if (heap.length > 0) heap[0] = last;
    for (let place = 0; ;) {
      let soonest = place;
      for (const below of [2 * place + 1, 2 * place + 2]) {
        if (below < heap.length && this.isSooner(below, soonest)) soonest = below;
      }
      if (soonest === place) return first;
      this.swap(place, soonest);
      place = soonest;
    }
  }

  private isSooner(a: number, b: number): boolean {
    const [one, other] = [this.heap[a]!, this.heap[b]!];
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }
}
