/** What a caller may do. */
export type Role = 'ADMINISTRATOR';

/** Who asks: known before anything is read, and carried through every operation. */
export interface Viewer {
  role: Role;
  workspace: string;
  /** How the viewer is named where it is noted who did something. */
  name: string;
}
