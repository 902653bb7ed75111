import { defineTable } from './define.ts';

/** The outcomes of scheduled exports. */
export const exportTable = defineTable(
  'Export',
  'Runs of scheduled exports: the successful run of each window, and every attempt that failed or was interrupted.',
  [
    ['ExportId', 'string', 'The id of the scheduled export.'],
    ['ExportName', 'string', 'Its name at that time.'],
    ['Status', 'string', 'Succeeded, Failed, or Interrupted where the process ended in the middle.'],
    ['WindowStart', 'datetime', 'The start of the window, inclusive.'],
    ['WindowEnd', 'datetime', 'Its end, exclusive.'],
    ['Attempt', 'long', 'Which attempt at the window, from 1.'],
    ['Rows', 'long', 'Rows that were stored; null where nothing was.'],
    ['Bytes', 'long', 'Bytes of the stored object, zipped where it is.'],
    ['Sha256', 'string', 'SHA-256 of the stored object, in hexadecimal.'],
    ['Object', 'string', 'The name of the object in its destination.'],
    ['Destination', 'string', 'The folder or bucket.'],
    ['Format', 'string', 'csv, json or ndjson.'],
    ['DurationMs', 'real', 'How long the attempt took, in milliseconds; null for an interrupted one.'],
    ['Error', 'string', 'Why it failed.'],
    ['Query', 'string', 'The text of the query.'],
  ],
);
