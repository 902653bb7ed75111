import { csvWriter } from './csv.ts';
import { jsonWriter } from './json.ts';
import { ndjsonWriter } from './ndjson.ts';
import type { RowWriter, WrittenColumn } from './row-writer.ts';

/** How rows are written into a file. */
export const EXPORT_FORMATS = ['csv', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How a format is announced: its media type (`Content-Type`) and the end of a file's name. */
export const FORMAT_FACTS: Readonly<Record<ExportFormat, { readonly mediaType: string; readonly extension: string }>> =
  {
    // RFC 4180 names both parameters.
    csv: { mediaType: 'text/csv; charset=utf-8; header=present', extension: 'csv' },
    json: { mediaType: 'application/json; charset=utf-8', extension: 'json' },
    ndjson: { mediaType: 'application/x-ndjson; charset=utf-8', extension: 'ndjson' },
  };

export interface WriterOptions {
  /** Begins a CSV file with a byte order mark, by which Excel recognises UTF-8. The other formats have none (RFC 8259, 8.1). */
  readonly bom?: boolean;
}

export function createRowWriter(
  format: ExportFormat,
  columns: readonly WrittenColumn[],
  options: WriterOptions = {},
): RowWriter {
  switch (format) {
    case 'csv':
      return csvWriter(columns, options.bom ?? false);
    case 'json':
      return jsonWriter(columns);
    case 'ndjson':
      return ndjsonWriter(columns);
  }
}

/** The format of a name in any letter case; null for an unknown name. */
export function formatOf(name: string): ExportFormat | null {
  return EXPORT_FORMATS.find((format) => format === name.toLowerCase()) ?? null;
}
