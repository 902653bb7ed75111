/** What a caller may do. One role until accounts come. */
export type Role = 'ADMINISTRATOR';

/** The caller and its workspace (tenant). Every read and write uses these, never values from the request. */
export interface Viewer {
  readonly role: Role;
  readonly workspace: string;
  /** The name under which the viewer's changes are recorded. */
  readonly name: string;
}

/** The caller of an installation without accounts: every admitted caller may do everything. */
export const administrator: Viewer = { role: 'ADMINISTRATOR', workspace: 'default', name: 'administrator' };
