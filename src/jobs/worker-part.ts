/** Hears of every run of a job: the job's name and how long it took, in milliseconds. */
export type JobObserver = (name: string, milliseconds: number) => void;

/** One of the things that a worker process does, as one that can be started and stopped. */
export interface WorkerPart {
  start(): Promise<void>;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}
