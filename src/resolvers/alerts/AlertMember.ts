import type { ResolversOf } from '../common/resolvers-of.ts';

export const AlertMember: ResolversOf<'AlertMember'> = {
  fault: (member, _args, { loaders }) => loaders.faultById.load(member.faultId),
};
