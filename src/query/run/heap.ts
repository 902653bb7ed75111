import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The part of the heap beyond which it counts as nearly full: there is room left for one more large value, and to report the end. */
const FULL = 0.8;
/** The part of the heap that may fill up with garbage before it is collected again, and where that ends. */
const GARBAGE = 0.1;
const BRIM = 0.9;

let collect: (() => void) | null = null;

/** V8 shows its garbage collector only to code that is compiled while this flag is set. */
function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}

/** The used part of the heap. Large texts of Node and the bytes of buffers lie outside it, but count. */
function usedPart(): number {
  const { used_heap_size: used, external_memory: outside, heap_size_limit: limit } = getHeapStatistics();
  return (used + outside) / limit;
}

/** What was left of the heap when garbage was last collected here. */
let inUse = 0;

/** Whether the heap of this process is nearly full of values that are in use. */
export function isHeapLow(): boolean {
  const used = usedPart();
  const most = inUse > FULL ? FULL : Math.max(FULL, Math.min(inUse + GARBAGE, BRIM));
  if (used < most) {
    if (used < inUse) inUse = 0;
    return false;
  }
  collectGarbage();
  inUse = usedPart();
  return inUse > FULL;
}
