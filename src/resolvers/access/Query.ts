import { foldName } from '../../domain/text/names.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';

export const account: QueryResolvers['account'] = (_root, _args, { viewer }) => viewer;

export const people: QueryResolvers['people'] = async (_root, _args, { models, viewer }) =>
  byName(await models.people.all(viewer.workspace));

export const apiKeys: QueryResolvers['apiKeys'] = async (_root, _args, { models, viewer }) =>
  byName(await models.apiKeys.all(viewer.workspace));

function byName<D extends { _id: string; name: string }>(all: readonly D[]): D[] {
  const orderOf = ({ _id, name }: D) => `${foldName(name)} ${_id}`;
  return [...all].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}
