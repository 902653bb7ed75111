import type { Viewer } from '../domain/viewer.ts';

/** What every resolver is given: made anew for each operation, and for each message that a subscription pushes. */
export type Context = {
  readonly viewer: Viewer;
  /** The cursor after which a reconnecting event stream goes on (`Last-Event-ID`); it wins over a feed's `after`. */
  readonly resumeAfter: string | null;
};
