import { foldName } from '../../domain/text/names.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';
import { idOf } from '../../domain/ids/node-id.ts';

export const device: QueryResolvers['device'] = (_root, { by }, { loaders }) => {
  if (by.computer != null) return loaders.deviceByComputerKey.load(foldName(by.computer));
  const id = idOf('Device', by.id ?? '');
  return id === null ? null : loaders.deviceById.load(id);
};
