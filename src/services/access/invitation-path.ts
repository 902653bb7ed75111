/** Where an invitation is accepted. The secret stands behind the `#`, which browsers send to nobody. */
export const invitationPath = (invitation: string): string => `/sign-in#invitation=${invitation}`;
