/** The limits of a query. All can be set; the defaults are those of the documentation. */
export interface QueryLimits {
  /** Length of a query's text in bytes (UTF-8). */
  readonly textBytes: number;
  /** Processor time for parsing and binding, in ms; elapsed time where the system does not report processor time. */
  readonly bindMilliseconds: number;
  /** Time for running, in ms. */
  readonly runMilliseconds: number;
  readonly resultRows: number;
  /** Size of the result as JSON, in bytes. */
  readonly resultBytes: number;
  /** The same three for a streamed result: higher, because it takes little memory, but bounded. */
  readonly streamMilliseconds: number;
  readonly streamRows: number;
  readonly streamBytes: number;
  /** Streams that run at once; they have processes of their own, because a slow reader keeps a process busy for long. */
  readonly streams: number;
  readonly streamsPerCaller: number;
  /** Memory of one query, in bytes. */
  readonly memoryBytes: number;
  /** Queries of one caller that run at once. */
  readonly concurrentPerCaller: number;
  /** Queries of all callers that wait. */
  readonly queueLength: number;
  /** How long a query waits before it is refused, in ms. */
  readonly queueMilliseconds: number;
  /** Processes that run queries, and processes that parse. */
  readonly evaluationProcesses: number;
  readonly languageProcesses: number;
}

export const DEFAULT_LIMITS: QueryLimits = {
  textBytes: 64 * 1024,
  bindMilliseconds: 2_000,
  runMilliseconds: 180_000,
  resultRows: 500_000,
  resultBytes: 100 * 1024 * 1024,
  streamMilliseconds: 3_600_000,
  streamRows: 50_000_000,
  streamBytes: 20 * 1024 * 1024 * 1024,
  streams: 4,
  streamsPerCaller: 2,
  memoryBytes: 512 * 1024 * 1024,
  concurrentPerCaller: 5,
  queueLength: 200,
  queueMilliseconds: 180_000,
  evaluationProcesses: 8,
  languageProcesses: 3,
};
