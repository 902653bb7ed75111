import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import type { TestApp } from './app.ts';
import { readTable } from '../../src/services/tables/read-table.ts';
import type { TableRow } from '../../src/services/tables/stores/table-store.ts';

/** A workspace that tests know beforehand, as an operator sets it. */
export const WORKSPACE_ID = '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
export const WORKSPACE_KEY = Buffer.from('a key of exactly sixty-four bytes, as Log Analytics makes them!!').toString(
  'base64',
);
export const WORKSPACE = { WORKSPACE_ID, WORKSPACE_KEY };

/** An answer of a door; a test says what its body looks like. */
export interface Sent<Body = unknown> {
  status: number;
  /** Parsed where it is JSON, else its text. */
  body: Body;
  headers: Record<string, string | string[] | undefined>;
}

/** Sends exactly these headers and this body: what `fetch` would not let pass, such as `Host`. */
export function send<Body = unknown>(
  url: string,
  headers: Record<string, string | null>,
  body: string | Uint8Array | null,
  method = 'POST',
): Promise<Sent<Body>> {
  return new Promise((resolve, reject) => {
    const named = Object.entries(headers).filter((one): one is [string, string] => one[1] !== null);
    const request = requestHttp(url, { method, headers: Object.fromEntries(named), agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body: (text !== '' && /json/.test(response.headers['content-type'] ?? '') ? JSON.parse(text) : text) as Body,
        });
      });
    });
    request.on('error', reject);
    if (body !== null) request.write(body);
    request.end();
  });
}

export interface SharedKeyOptions {
  id?: string;
  key?: string;
  date?: string | null;
  logType?: string | null;
  contentType?: string | null;
  /** What is signed instead of the content type that is sent. */
  signedType?: string;
  query?: string;
  headers?: Record<string, string | null>;
}

/** Posts to the HTTP Data Collector API as a script written from Microsoft's sample does. */
export function postLogs(
  url: string,
  records: unknown,
  options: SharedKeyOptions = {},
): Promise<Sent<{ Error: string; Message: string }>> {
  const { id = WORKSPACE_ID, key = WORKSPACE_KEY, logType = 'RoomTest', contentType = 'application/json' } = options;
  const { date = new Date().toUTCString(), query = '?api-version=2016-04-01', headers = {} } = options;
  const body = typeof records === 'string' || records instanceof Uint8Array ? records : JSON.stringify(records);
  // A client that lies about its length signs the lie.
  const length = headers['content-length'] ?? Buffer.byteLength(body);
  const text = `POST\n${length}\n${options.signedType ?? contentType}\nx-ms-date:${date}\n/api/logs`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8').digest('base64');
  return send(
    `${url}/api/logs${query}`,
    {
      authorization: `SharedKey ${id}:${signature}`,
      'content-type': contentType,
      'content-length': String(length),
      'log-type': logType,
      'x-ms-date': date,
      ...headers,
    },
    body,
  );
}

/** Every row of a table, oldest first, without the columns that every record has. */
export async function rowsOf(app: TestApp, table: string): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(app.app.core, 'default', table)) rows.push(row);
  return rows;
}

const STANDARD = ['TimeGenerated', 'Type', 'TenantId', 'SourceSystem', '_ResourceId', '_TimeReceived'];

/** A row without the columns that every table has. */
export function own(row: TableRow): TableRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !STANDARD.includes(name)));
}

/** The rows of `Operation`, as door, table, reason and count. */
export async function losses(app: TestApp): Promise<string[]> {
  const rows = await rowsOf(app, 'Operation');
  return rows.map((row) => `${row['Door']} ${row['TableName']} ${row['Reason']} ${row['Count']}`).sort();
}

/** What readiness shows of the posts in progress: `ok`, or what is full. */
export async function ingestOf(url: string): Promise<string> {
  const { checks } = (await (await fetch(`${url}/readyz`)).json()) as { checks: { ingest: string } };
  return checks.ingest;
}
