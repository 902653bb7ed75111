import { DEFAULT_WORKSPACE } from '../workspaces/workspace-name.ts';

/**
 * What one may be allowed to do. `ofSites`: whoever is narrowed to sites keeps it, for what it opens knows its site. All others are
 * about a workspace as a whole, and nobody who is narrowed has them.
 */
const FACTS = {
  'rooms:read': { ofSites: true, meaning: 'rooms, devices, faults, their changes and feeds, the fleet in numbers' },
  'rooms:write': { ofSites: false, meaning: 'making, changing and deleting rooms; assigning and deleting devices' },
  'faults:acknowledge': { ofSites: true, meaning: 'acknowledging faults and alerts, and taking it back' },
  'alerts:read': { ofSites: true, meaning: 'alerts and their feed' },
  'rules:read': { ofSites: false, meaning: 'the rules of alerts' },
  'rules:write': { ofSites: false, meaning: 'making, changing and deleting rules of alerts' },
  'notices:read': { ofSites: false, meaning: 'action groups, routes, silences and the delivery log' },
  'notices:write': { ofSites: false, meaning: 'changing action groups and routes, trying them, sending again' },
  'notices:silence': { ofSites: false, meaning: 'silencing alerts, and ending that' },
  'events:read': { ofSites: true, meaning: 'the events of consoles' },
  'records:query': { ofSites: true, meaning: 'queries in KQL, over the tables that its asker may see' },
  'records:write': { ofSites: false, meaning: 'sending events and records, as collectors do' },
  'tables:read': { ofSites: false, meaning: 'the list of tables with their sizes, custom fields' },
  'tables:write': { ofSites: false, meaning: 'the retention of tables, custom fields' },
  'queries:read': { ofSites: true, meaning: 'saved queries' },
  'queries:write': { ofSites: false, meaning: 'saving, changing and deleting queries' },
  'views:read': { ofSites: true, meaning: 'views, and the results of their tiles' },
  'views:write': { ofSites: false, meaning: 'saving, changing and deleting views' },
  'exports:read': { ofSites: false, meaning: 'scheduled exports and the keys of saved queries' },
  'exports:write': { ofSites: false, meaning: 'making and changing them' },
  'collectors:read': { ofSites: false, meaning: 'the programs that send, and what they are told to collect' },
  'collectors:write': { ofSites: false, meaning: 'changing what they are told to collect' },
  'workspace:read': { ofSites: false, meaning: 'the workspace with its keys' },
  'workspace:write': { ofSites: false, meaning: 'changing the workspace, rotating its keys' },
  'access:read': { ofSites: false, meaning: 'people, API keys and wall tokens' },
  'access:write': { ofSites: false, meaning: 'inviting and disabling people, making and revoking keys' },
  'audit:read': { ofSites: false, meaning: 'the audit log' },
  'metrics:read': { ofSites: false, meaning: 'the metrics of the process' },
  'account:use': { ofSites: true, meaning: "who one is, and one's own sessions and password" },
  'installation:manage': { ofSites: false, meaning: 'making and deleting workspaces' },
} as const satisfies Record<string, { ofSites: boolean; meaning: string }>;

export type Permission = keyof typeof FACTS;

/** All permissions in the order of their table. */
export const PERMISSIONS = Object.keys(FACTS) as readonly Permission[];

const VIEWER: readonly Permission[] = [
  'rooms:read',
  'alerts:read',
  'rules:read',
  'events:read',
  'records:query',
  'tables:read',
  'queries:read',
  'views:read',
  'account:use',
];

const OPERATOR: readonly Permission[] = [
  ...VIEWER,
  'rooms:write',
  'faults:acknowledge',
  'notices:read',
  'notices:silence',
  'queries:write',
  'views:write',
];

/** What each role may do. Whatever stands in no list is for administrators; a role that is not here may do nothing. */
export const ROLES = {
  VIEWER,
  OPERATOR,
  /** All of its workspace. */
  ADMINISTRATOR: PERMISSIONS,
  /** A collector. */
  INGEST: ['records:write'],
  /** A screen on a wall: rooms, faults and alerts, no records. */
  DISPLAY: ['rooms:read', 'alerts:read', 'account:use'],
  /** A holder of one of READ_KEYS: queries over all tables but the audit log, and nothing else (decision 8). */
  READER: ['records:query', 'rooms:read', 'alerts:read', 'events:read', 'exports:read'],
} as const satisfies Record<string, readonly Permission[]>;

/** What a caller is, which says what it may do at most. */
export type Role = keyof typeof ROLES;

/** How far what a caller may do reaches. */
export interface Access {
  readonly workspace: string;
  readonly role: Role;
  /** The sites to which the caller is narrowed; null or absent for the whole workspace. A room without a site is of none of them. */
  readonly sites?: readonly string[] | null;
  /** The permissions among those of the role that the caller has; null or absent for all of them. */
  readonly scopes?: readonly Permission[] | null;
}

const OF_ROLES: ReadonlyMap<string, ReadonlySet<Permission>> = new Map(
  Object.entries(ROLES).map(([role, permissions]) => [role, new Set<Permission>(permissions)]),
);

/** Whether a caller may do something. The one place that decides it: what is not granted here is refused. */
export function mayDo({ workspace, role, sites, scopes }: Access, permission: Permission): boolean {
  if (!OF_ROLES.get(role)?.has(permission)) return false;
  if (sites != null && !FACTS[permission].ofSites) return false;
  if (scopes != null && !scopes.includes(permission)) return false;
  // The administrators of the first workspace are those of the installation.
  return permission !== 'installation:manage' || workspace === DEFAULT_WORKSPACE;
}

/** What a caller is told who lacks a permission: what is missing, and nothing of what is there. */
export const missingPermission = (permission: Permission): string =>
  `This needs the permission ${permission}, which you do not have here.`;

/** Names how far a caller reaches: two with the same text see the same. */
export function accessScope({ workspace, role, sites, scopes }: Access): string {
  return JSON.stringify([workspace, role, sites ? [...sites].sort() : null, scopes ? [...scopes].sort() : null]);
}

/** Whether what is at a site is in the caller's reach. */
export function reachesSite({ sites }: Pick<Access, 'sites'>, site: string | null | undefined): boolean {
  return sites == null || (site != null && sites.includes(site));
}

/** The sites that a caller who asks for some of them, or for all (null), is shown; null for all there are. */
export function sitesWithin(
  { sites }: Pick<Access, 'sites'>,
  wanted: readonly string[] | null | undefined,
): readonly string[] | null {
  if (sites == null) return wanted ?? null;
  return wanted == null ? sites : wanted.filter((site) => sites.includes(site));
}
