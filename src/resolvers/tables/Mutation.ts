import type { Table } from '../../domain/tables/table.ts';
import type { MutationResolvers } from '../../generated/graphql.ts';
import { updateTable as changeTable } from '../../services/tables/update-table.ts';
import { answer } from '../common/payload.ts';

const NONE: { table: Table | null } = { table: null };

export const updateTable: MutationResolvers['updateTable'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const { name, ...change } = input;
    return { table: await changeTable(context.core, context.viewer.workspace, name, change) };
  });
