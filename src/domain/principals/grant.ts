import { PERMISSIONS, ROLES, type Permission, type Role } from './permissions.ts';

/** What a person or a key is given: a role, perhaps only some of its permissions, perhaps only some sites. */
export interface Grant {
  readonly role: Role;
  readonly scopes: readonly Permission[] | null;
  readonly sites: readonly string[] | null;
}

/** Roles that are given to people, and to keys. READER is that of READ_KEYS alone. */
export const ROLES_OF_PEOPLE = ['VIEWER', 'OPERATOR', 'ADMINISTRATOR'] as const;
export const ROLES_OF_KEYS = ['VIEWER', 'OPERATOR', 'ADMINISTRATOR', 'INGEST', 'DISPLAY'] as const;

/** A grant as somebody asks for it. */
export interface GivenGrant {
  readonly role: string;
  readonly scopes?: readonly string[] | null | undefined;
  readonly sites?: readonly string[] | null | undefined;
}

const MOST_SITES = 100;
const LONGEST_SITE = 200;

/** What is wrong with a grant: the member, and what was expected. */
export interface GrantProblem {
  readonly member: 'role' | 'scopes' | 'sites';
  readonly expected: string;
}

/** Reads a grant; or says what is wrong with it. An empty list of sites is none, not all. */
export function readGrant(given: GivenGrant, roles: readonly Role[]): Grant | GrantProblem {
  const { role, scopes = null, sites = null } = given;
  if (!roles.some((one) => one === role)) return { member: 'role', expected: `one of ${roles.join(', ')}` };
  const ofRole: readonly Permission[] = ROLES[role as Role];
  if (scopes !== null && !scopes.every((scope) => ofRole.some((one) => one === scope))) {
    return {
      member: 'scopes',
      expected: `permissions of the role: ${PERMISSIONS.filter((one) => ofRole.includes(one)).join(', ')}`,
    };
  }
  if (
    sites !== null &&
    (sites.length > MOST_SITES || sites.some((site) => site === '' || site.length > LONGEST_SITE))
  ) {
    return { member: 'sites', expected: `at most ${MOST_SITES} names of sites` };
  }
  return {
    role: role as Role,
    scopes: scopes === null ? null : [...new Set(scopes as readonly Permission[])],
    sites: sites === null ? null : [...new Set(sites)],
  };
}

/** Whether a grant gives nothing that its giver does not have: nobody makes more of themselves by a key or an invitation. */
export function isWithin(
  grant: Grant,
  giver: {
    readonly scopes?: readonly Permission[] | null;
    readonly sites?: readonly string[] | null;
    readonly role: Role;
  },
): boolean {
  const allowed: readonly Permission[] = giver.scopes ?? ROLES[giver.role];
  const given: readonly Permission[] = grant.scopes ?? ROLES[grant.role];
  return given.every((permission) => allowed.includes(permission)) && giver.sites == null;
}
