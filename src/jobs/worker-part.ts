/** Called after each run of a job with its name and duration in milliseconds. */
export type JobObserver = (name: string, milliseconds: number) => void;

/** A part of a worker process that can be started and stopped. */
export interface WorkerPart {
  start(): Promise<void>;
  /** Resolves when the part no longer runs anything. */
  stop(): Promise<void>;
}
