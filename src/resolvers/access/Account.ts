import { mayDo, PERMISSIONS } from '../../domain/principals/permissions.ts';
import { endOfSession } from '../../domain/sign-in/session-ends.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const Account: ResolversOf<'Account'> = {
  permissions: (viewer) => PERMISSIONS.filter((permission) => mayDo(viewer, permission)),
  sites: ({ sites }) => (sites ? [...sites] : null),
  totp: async ({ workspace, session }, _args, { models }) =>
    session ? (await models.people.byId(workspace, session.personId))?.totp != null : null,
  sessions: async ({ workspace, session }, _args, { models, access }) => {
    if (!session) return [];
    const found = await models.sessions.ofPerson(workspace, session.personId);
    const now = access.clock();
    return found
      .map((one) => ({ ...one, endsAt: endOfSession(one, access.spans), current: one._id === session.id }))
      .filter(({ endsAt }) => endsAt > now)
      .sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime());
  },
};
