import type { Viewer } from '../../domain/principals/viewer.ts';
import { createLoaders, type Loaders } from '../../loaders/index.ts';
import type { Context, Services } from './context.ts';

/** Makes contexts. What an operation does not use is not made: a context costs next to nothing. */
export function createContextFactory(
  services: Services,
): (viewer: Viewer, resumeAfter: string | null, gone?: () => AbortSignal) => Context {
  /** Its services and getters are its prototype's, which Apollo Server's copy of a context keeps. */
  class OperationContext {
    private made: Loaders | undefined;
    private signalMade: AbortSignal | undefined;

    readonly viewer: Viewer;
    readonly resumeAfter: string | null;
    private readonly gone: (() => AbortSignal) | undefined;

    constructor(viewer: Viewer, resumeAfter: string | null, gone: (() => AbortSignal) | undefined) {
      this.viewer = viewer;
      this.resumeAfter = resumeAfter;
      this.gone = gone;
    }

    get loaders(): Loaders {
      return (this.made ??= createLoaders(services.models, this.viewer));
    }

    set loaders(loaders: Loaders) {
      this.made = loaders;
    }

    get signal(): AbortSignal | undefined {
      return (this.signalMade ??= this.gone?.());
    }
  }
  Object.assign(OperationContext.prototype, services);
  return (viewer, resumeAfter, gone) => new OperationContext(viewer, resumeAfter, gone) as unknown as Context;
}
