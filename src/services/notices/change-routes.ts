import { DEFAULT_ROUTE, ROUTE_LIMITS as LIMITS, type Route } from '../../domain/notices/route.ts';
import { formatDuration, parseDuration } from '../../domain/time/duration.ts';
import { CommandError } from '../../errors.ts';
import type { Core } from '../core.ts';
import { checkMatchers, invalid, MOST_MATCHERS } from './check-matchers.ts';
import { readActionGroups } from './read-action-groups.ts';
import { readRoutes, type ShownRoutes } from './read-routes.ts';

/** A route as a person gives it: durations are texts such as `30s`. */
export interface RouteInput extends Omit<Route, 'groupWait' | 'groupInterval' | 'repeatInterval'> {
  readonly groupWait: string;
  readonly groupInterval: string;
  readonly repeatInterval: string;
}

/** Replaces the routes of a workspace. Throws a `CommandError`. */
export async function updateAlertRoutes(
  core: Core,
  editor: { readonly workspace: string; readonly name: string },
  { routes: given, revision }: { routes: readonly RouteInput[]; revision: number | null },
): Promise<ShownRoutes> {
  const { workspace } = editor;
  if (given.length > LIMITS.routes) throw invalid(`at most ${LIMITS.routes} routes`, 'routes');
  const known = new Set((await readActionGroups(core, workspace)).map(({ id }) => id));
  const names = new Set([DEFAULT_ROUTE.name]);
  const routes = given.map((route, index) => checked(route, String(index), known, names));
  for (;;) {
    const before = await readRoutes(core, workspace);
    if (revision !== null && revision !== before.revision) {
      throw new CommandError('CONFLICT', `${before.revision}, for they were changed since`, ['input', 'revision']);
    }
    const updated = { updatedAt: core.clock(), updatedBy: editor.name, revision: before.revision + 1 };
    if (await core.models.alertRoutes.save({ _id: workspace, workspace, routes, ...updated })) {
      return { routes: [...routes, DEFAULT_ROUTE], ...updated };
    }
  }
}

function checked(route: RouteInput, index: string, known: ReadonlySet<string>, names: Set<string>): Route {
  const name = route.name.trim();
  if (name.length < 1 || name.length > LIMITS.name)
    throw invalid(`a name of 1 to ${LIMITS.name} characters`, 'routes', index, 'name');
  if (names.has(name))
    throw new CommandError('TAKEN', 'a name that no other route has', ['input', 'routes', index, 'name']);
  names.add(name);
  if (route.matchers.length > MOST_MATCHERS)
    throw invalid(`at most ${MOST_MATCHERS} matchers`, 'routes', index, 'matchers');
  checkMatchers(route.matchers, 'routes', index, 'matchers');
  if (route.actionGroups.length > LIMITS.actionGroups || !route.actionGroups.every((id) => known.has(id))) {
    const field = ['input', 'routes', index, 'actionGroupIds'];
    throw new CommandError('NOT_FOUND', `ids of action groups, ${LIMITS.actionGroups} at most`, field);
  }
  const { matchers, actionGroups, groupBy, continues } = route;
  return {
    ...{ name, matchers: [...matchers], actionGroups: [...actionGroups], groupBy: [...new Set(groupBy)], continues },
    groupWait: wait(route.groupWait, 0, LIMITS.wait, index, 'groupWait'),
    groupInterval: wait(route.groupInterval, LIMITS.leastInterval, LIMITS.wait, index, 'groupInterval'),
    repeatInterval: wait(route.repeatInterval, LIMITS.leastInterval, LIMITS.longestRepeat, index, 'repeatInterval'),
  };
}

function wait(text: string, least: number, most: number, index: string, member: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null && milliseconds >= least && milliseconds <= most) return milliseconds;
  throw invalid(
    `a duration from ${least === 0 ? '0s' : formatDuration(least)} to ${formatDuration(most)}`,
    'routes',
    index,
    member,
  );
}
