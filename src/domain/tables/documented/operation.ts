import { defineTable } from './define.ts';

/** Records that were lost or changed on their way in. */
export const operationTable = defineTable(
  'Operation',
  'What was cut, dropped, replaced, rejected or over a limit: a row for each minute, door, table and reason.',
  [
    ['Door', 'string', 'The door that the records came through, such as data-collector.'],
    ['TableName', 'string', 'The table that they were meant for; empty where none was named.'],
    ['Reason', 'string', 'What happened to them, such as value-cut or column-dropped.'],
    ['Count', 'long', 'How many, in this minute.'],
    ['Example', 'string', 'The first of them, cut to 100 characters.'],
    ['OperationCategory', 'string', 'Always Ingestion.'],
    ['OperationStatus', 'string', 'Warning where something was lost or changed, Succeeded where it was only noted.'],
    ['Detail', 'string', 'The reason in a sentence.'],
    ['OperationKey', 'string', 'The same as Reason.'],
    ['Solution', 'string', 'Always LogManagement.'],
    ['Computer', 'string', 'The host concerned, where it is known.'],
    ['CorrelationId', 'string', 'Empty here; kept for queries that name it.'],
    ['HelpLink', 'string', 'Empty here; kept for queries that name it.'],
    ['ManagementGroupName', 'string', 'Empty here; kept for queries that name it.'],
    ['Resource', 'string', 'Empty here; kept for queries that name it.'],
  ],
);
