import { publicBase } from '../../domain/net/public-address.ts';

/** Where an invitation is accepted. The secret stands behind the `#`, which browsers send to nobody. */
export const invitationPath = (invitation: string): string => `/sign-in#invitation=${invitation}`;

/** The link as people open it: below PUBLIC_URL, else below `address`, which has no slash at its end. */
export const invitationLink = (publicUrl: URL | null, address: string, invitation: string): string =>
  `${publicBase(publicUrl) ?? address}${invitationPath(invitation)}`;
