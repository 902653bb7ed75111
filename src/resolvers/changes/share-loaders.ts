import { createLoaders, type Ahead, type Loaders } from '../../loaders/index.ts';
import type { Context } from '../common/context.ts';

const loadersOfPages = new WeakMap<object, Loaders>();

/**
 * Lets the messages of a page share what is read: the first asks for all of them, so that a page costs what one message costs. All of
 * the page was in the log before the first message reads, so nothing shown is older than its change; a page is short, so it is not stale.
 */
export function shareLoaders(context: Context, page: readonly object[], aheadOf: () => Ahead): void {
  const loaders = loadersOfPages.get(page) ?? createLoaders(context.models, context.viewer, aheadOf());
  loadersOfPages.set(page, loaders);
  context.loaders = loaders;
}
