import { LABELS, type Label, type Labels } from './labels.ts';
import { matchesAll, type Matcher } from './matcher.ts';

/** Which alerts go to whom, and how they are put together. Times are milliseconds. */
export interface Route {
  readonly name: string;
  readonly matchers: readonly Matcher[];
  /** Ids of action groups; none keeps the alerts to themselves. */
  readonly actionGroups: readonly string[];
  /** Alerts with the same values of these labels are told of together. */
  readonly groupBy: readonly Label[];
  /** How long a first alert waits for others before anybody hears of it. */
  readonly groupWait: number;
  /** How long after a notice the next may be sent, of what has come meanwhile. */
  readonly groupInterval: number;
  /** How long after a notice the same is said again, while alerts fire and nobody has answered. */
  readonly repeatInterval: number;
  /** Whether the routes after it are looked at too. */
  readonly continues: boolean;
}

export const DEFAULT_GROUP = 'default';

/** Where everything goes that no other route takes: to the action group `default`, a site at a time. */
export const DEFAULT_ROUTE: Route = {
  ...{ name: 'default', matchers: [], actionGroups: [DEFAULT_GROUP], groupBy: ['site'], continues: false },
  ...{ groupWait: 30_000, groupInterval: 5 * 60_000, repeatInterval: 4 * 60 * 60_000 },
};

export const ROUTE_LIMITS = {
  routes: 200,
  name: 100,
  actionGroups: 5,
  wait: 24 * 60 * 60_000,
  /** Shorter ones would let a group be worked on all the time. */
  leastInterval: 1_000,
  longestRepeat: 30 * 24 * 60 * 60_000,
} as const;

/** The routes that an alert takes, in their order: the first that matches, and the next ones as long as each `continues`. Never none. */
export function routesFor(routes: readonly Route[], labels: Labels): Route[] {
  const taken: Route[] = [];
  for (const route of [...routes, DEFAULT_ROUTE]) {
    if (!matchesAll(route.matchers, labels)) continue;
    if (route === DEFAULT_ROUTE && taken.length > 0) break;
    taken.push(route);
    if (!route.continues) break;
  }
  return taken;
}

/** The labels by which an alert is grouped on a route, in the order of all labels. */
export function groupLabels({ groupBy }: Route, labels: Labels): Partial<Labels> {
  return Object.fromEntries(LABELS.filter((label) => groupBy.includes(label)).map((label) => [label, labels[label]]));
}
