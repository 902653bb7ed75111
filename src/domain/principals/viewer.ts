/** What a caller may do. One role until accounts come. */
export type Role = 'ADMINISTRATOR';

/** Who is asking, and in which workspace (tenant). Every read and write goes by this, never by what the caller says. */
export interface Viewer {
  readonly role: Role;
  readonly workspace: string;
  /** How the viewer is named where it is noted who did something. */
  readonly name: string;
}

/** The caller of an installation that has no accounts: whoever may call at all may do everything. */
export const administrator: Viewer = { role: 'ADMINISTRATOR', workspace: 'default', name: 'administrator' };
