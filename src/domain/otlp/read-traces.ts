import type { Sorted } from '../records/sorted.ts';
import { list } from './any-value.ts';

const REFUSAL: Sorted = {
  kind: 'refused',
  table: '',
  message:
    'Traces are not kept here, only logs and metrics: leave traces out of what is sent, with OTEL_TRACES_EXPORTER=none or without a pipeline of traces.',
};

/** How many spans a request holds. */
export function countSpans(request: unknown): number {
  let count = 0;
  for (const resourceSpans of list(request, 'resourceSpans')) {
    for (const scopeSpans of list(resourceSpans, 'scopeSpans')) count += list(scopeSpans, 'spans').length;
  }
  return count;
}

/** The spans of a request (opentelemetry/proto/collector/trace/v1), each refused. */
export function* readTraces(request: unknown): Generator<Sorted> {
  for (let left = countSpans(request); left > 0; left -= 1) yield REFUSAL;
}
