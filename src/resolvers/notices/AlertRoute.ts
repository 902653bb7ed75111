import { formatDuration } from '../../domain/time/duration.ts';
import { readActionGroups } from '../../services/notices/read-action-groups.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const AlertRoute: ResolversOf<'AlertRoute'> = {
  async actionGroups(route, _args, { core, viewer }) {
    const groups = await readActionGroups(core, viewer.workspace);
    return route.actionGroups.flatMap((id) => groups.find((group) => group.id === id) ?? []);
  },
  groupWait: ({ groupWait }) => (groupWait === 0 ? '0s' : formatDuration(groupWait)),
  groupInterval: ({ groupInterval }) => formatDuration(groupInterval),
  repeatInterval: ({ repeatInterval }) => formatDuration(repeatInterval),
};
