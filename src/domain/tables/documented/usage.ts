import { defineTable } from './define.ts';

/** What was taken in, by hour. */
export const usageTable = defineTable('Usage', 'What was taken in: a row for each hour, table and collector.', [
  ['DataType', 'string', 'The table.'],
  ['Quantity', 'real', 'How much was sent, in megabytes (10^6 bytes) of unzipped body.'],
  ['QuantityUnit', 'string', 'Always MBytes.'],
  ['Records', 'long', 'How many records were stored.'],
  ['Collector', 'string', 'The id of the collector, as `collectors` shows it.'],
  ['StartTime', 'datetime', 'The start of the hour.'],
  ['EndTime', 'datetime', 'The end of the hour.'],
  ['IsBillable', 'bool', 'Whether it counts to the daily cap; console events never do.'],
  ['Solution', 'string', 'Always LogManagement.'],
  ['Computer', 'string', 'The host that delivered, where it is known.'],
  ['ResourceUri', 'string', 'Empty here; kept for queries that name it.'],
  ['MeterId', 'string', 'Empty here; kept for queries that name it.'],
]);
