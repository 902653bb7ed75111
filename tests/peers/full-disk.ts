import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/**
 * An OpenTelemetry collector, unmodified, sends lines to a server whose disk is full, then has room again: in the end each line must be
 * stored once. `build.sh` builds the collector; `npm run build` the server. Then `node --import tsx tests/peers/full-disk.ts`, as root.
 */
const PEERS =
  process.env['PEERS_DIR'] ??
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'roomwatch/peers');
const REPOSITORY = path.join(import.meta.dirname, '../..');
const WORKSPACE_ID = '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
const WORKSPACE_KEY = Buffer.from('a key of exactly sixty-four bytes, as Log Analytics makes them!!').toString(
  'base64',
);
const ADMIN_KEY = 'the-administrators-key';
const LINES = 30_000;
/** Bytes that are left on the disk when the lines begin to come: fewer than they take. */
const LEFT = 6_000_000;

const folder = mkdtempSync(path.join(tmpdir(), 'roomwatch-full-disk-'));
const children: ChildProcess[] = [];
const output = new Map<ChildProcess, string>();

function run(command: string, words: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(command, words, { cwd: REPOSITORY, env: { ...process.env, ...env } });
  output.set(child, '');
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => output.set(child, output.get(child)! + String(chunk)));
  }
  children.push(child);
  return child;
}

async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 120): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; !(await holds());) {
    if (Date.now() > end)
      throw new Error(`${what}: not within ${seconds} seconds\n${[...output.values()].join('\n').slice(-4_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  console.log(what);
}

async function stored(url: string): Promise<{ rows: number; lines: number }> {
  const answer = await fetch(`${url}/v1/workspaces/${WORKSPACE_ID}/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({
      query: 'OtlpLogs_CL | summarize rows = count() by Body | summarize rows = sum(rows), lines = count()',
    }),
  });
  if (!answer.ok) return { rows: -1, lines: -1 };
  const { tables } = (await answer.json()) as { tables: { rows: [number | null, number][] }[] };
  const [rows, lines] = tables[0]!.rows[0]!;
  return { rows: rows ?? 0, lines };
}

try {
  if (!existsSync(`${PEERS}/otelcol`)) throw new Error(`${PEERS}/otelcol is not there: run tests/peers/build.sh first`);
  if (spawnSync('unshare', ['-m', 'true']).status !== 0) throw new Error('Only root may mount a disk of its own.');
  const mount = path.join(folder, 'disk');
  mkdirSync(mount);
  const script = `mount -t tmpfs -o size=200m tmpfs ${mount} && exec "${process.execPath}" bin/roomwatch.js start`;
  const settings = { PORT: '0', TLS_PORT: '0', DATA_DIR: `${mount}/data`, EXPORT_DIR: path.join(folder, 'exports') };
  const server = run('unshare', ['-m', '/bin/sh', '-c', script], {
    ...settings,
    ...{ ADMIN_KEY, WORKSPACE_ID, WORKSPACE_KEY, SECRET_KEY: 'peers', MONGOMS_RUNTIME_DOWNLOAD: 'false' },
  });
  await until('the server answers', () => /answers at (http:\S+)\/graphql/.test(output.get(server)!));
  const url = /answers at (http:\S+)\/graphql/.exec(output.get(server)!)![1]!;
  const onDisk = (name: string) => `/proc/${server.pid}/root${mount}/${name}`;
  const { bavail, bsize } = statfsSync(onDisk(''));
  writeFileSync(onDisk('filler'), Buffer.alloc(bavail * bsize - LEFT));

  const config = path.join(folder, 'otelcol.yaml');
  writeFileSync(
    config,
    `
extensions:
  bearertokenauth: { token: "${WORKSPACE_KEY}" }
  file_storage: { directory: ${folder} }
receivers:
  filelog: { include: [${folder}/lines.log], start_at: beginning, storage: file_storage }
exporters:
  otlphttp:
    endpoint: ${url}
    compression: zstd
    auth: { authenticator: bearertokenauth }
    sending_queue: { storage: file_storage, queue_size: 10000 }
    retry_on_failure: { initial_interval: 500ms, max_interval: 2s, max_elapsed_time: 0s }
service:
  extensions: [bearertokenauth, file_storage]
  telemetry: { metrics: { level: none } }
  pipelines:
    logs: { receivers: [filelog], exporters: [otlphttp] }
`,
  );
  const lines = Array.from({ length: LINES }, (_, index) => `${index} ${String(Math.random()).repeat(12)}\n`);
  const input = path.join(folder, 'lines.log');
  appendFileSync(input, lines.slice(0, LINES / 2).join(''));
  const collector = run(path.join(PEERS, 'otelcol'), ['--config', config]);
  appendFileSync(input, lines.slice(LINES / 2).join(''));
  await until('the disk is full: the collector retries', () => /Will retry/.test(output.get(collector)!));
  await until('the server is not ready', async () => (await fetch(`${url}/readyz`)).status === 503);
  rmSync(onDisk('filler'));
  await until('the server is ready again', async () => (await fetch(`${url}/readyz`)).status === 200);
  await until('every line is stored', async () => (await stored(url)).lines === LINES, 240);
  const { rows } = await stored(url);
  const retries = output.get(collector)!.match(/Will retry/g)!.length;
  console.log(`${LINES} lines, ${rows} rows, after ${retries} refused batches`);
  if (rows !== LINES) process.exitCode = 1;
} finally {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  }
  rmSync(folder, { recursive: true, force: true });
}
