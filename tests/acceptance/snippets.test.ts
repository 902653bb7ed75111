import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DefaultSettings, TaskUtils } from '@microsoft/powerquery-parser';
import jsonata from 'jsonata';
import { Language, Parser } from 'web-tree-sitter';
import { parse as parseYaml } from 'yaml';
import { PATIENCE, startTestApp } from '../helpers/app.ts';
import { rowsOf, send, WORKSPACE, WORKSPACE_ID } from '../helpers/collector.ts';
import { cameraFault } from '../helpers/console-events.ts';
import { operation, untypedOperation } from '../helpers/operation.ts';
import { blocksOf, pagesBelow, type Block } from '../helpers/pages.ts';
import { endAll, spawnCommand } from '../helpers/process.ts';
import { pythonPackages } from '../helpers/python.ts';
import { seed } from '../helpers/seed.ts';
import { checkout, environmentOf, inWorld, runToEnd, type SnippetWorld } from '../helpers/snippets.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { AGENT_FILES, NOT_RUN } from './snippets-not-run.ts';

/* Every snippet of README.md, docs/ and agent/ is run as a reader types it, in their order, against one server. */

const PAGES = ['README.md', ...pagesBelow('docs'), ...pagesBelow('agent')];
const BLOCKS = PAGES.flatMap(blocksOf).filter(({ language }) => !['', 'mermaid'].includes(language));

/** A block's page and language, and its number among the page's blocks of that language. */
const nameOf = (block: Block): string => {
  const same = BLOCKS.filter(({ page, language }) => page === block.page && language === block.language);
  return `${block.page} ${block.language} ${same.indexOf(block) + 1}`;
};

/** What a snippet prints, or what is there after it. */
const SHOWS: Readonly<Record<string, RegExp | ((said: string) => Promise<void>)>> = {
  'docs/collectors.md sh 1': /^Workspace id: +0f1e2d3c-/m,
  'docs/collectors.md sh 3': async () => expectRow('OtlpLogs_CL', { Body: 'typed as a reader does' }),
  'docs/collectors.md js 1': async () => expectRow('rooms_CL', { room: 'Fuji', people: 3 }),
  'docs/collectors.md python 1': async () => expect(await rowsOf(world.app, 'rooms_CL')).toHaveLength(2),
  'docs/collectors.md js 2': async () => expectRow('RoomSensors_CL', { Room: 'Fuji', Celsius: 21.5 }),
  'docs/collectors.md js 3': async () => expectRow('Splunk_CL', { Source: 'sensors', Level: 'info' }),
  'docs/collectors.md python 2': async () => expect(await rowsOf(world.app, 'RoomSensors_CL')).toHaveLength(2),
  'docs/exports.md sh 1': async () => expect(written('errors.csv')).toMatch(/^TimeGenerated,[^]*LAB-01/),
  'docs/exports.md sh 2': async () => expect(written('errors.csv')).toMatch(/^TimeGenerated,[^]*LAB-01/),
  'docs/exports.md sh 3': async () => expect(written('rooms.csv')).toMatch(/^Computer\r\nLAB-01\r\n/),
  'docs/graphql.md sh 1': /"data":\{"rooms":\{"nodes":\[\{"name":"LAB-01"/,
  'docs/live-feed.md sh 1': /"kind":"(OPENED|SYNCED)"/,
  'docs/live-feed.md js 1': /^SNAPSHOT +LAB-01$[^]*^SYNCED/m,
  'docs/query-api.md js 1': /UNHEALTHY/,
  'docs/query-api.md js 2': /UNHEALTHY/,
  'docs/query-api.md python 1': /LAB-01/,
  'docs/query-api.md python 2': /^UNHEALTHY 1$/m,
  'docs/query-api.md sh 1': /"name":"PrimaryResult"/,
  'docs/query-api.md jsonata 1': async () => undefined,
  'docs/views.md sh 1': /Computer +LastEventAt/,
  'docs/views.md sh 2': async (said) => {
    expect(said).toMatch(/\bOslo\b/);
    expect(JSON.parse(written('oslo.json'))).toMatchObject({ name: 'Oslo' });
  },
};

/** Snippets that go on until somebody ends them. */
const ENDLESS = ['docs/live-feed.md sh 1', 'docs/live-feed.md js 1'];

/** By which variable the clients of a snippet learn the authority of the certificate; no other one is set. */
const AUTHORITY: Readonly<Record<string, string>> = {
  'docs/collectors.md sh 3': 'OTEL_EXPORTER_OTLP_CERTIFICATE',
  'docs/collectors.md python 1': 'ROOMWATCH_CA',
};
const AUTHORITY_OF_LANGUAGE: Readonly<Record<string, string>> = {
  js: 'NODE_EXTRA_CA_CERTS',
  python: 'REQUESTS_CA_BUNDLE',
  sh: 'CURL_CA_BUNDLE',
};

/** What is typed after a snippet that only sets the environment: a program with an OpenTelemetry SDK that knows nothing of Roomwatch. */
const AFTER: Readonly<Record<string, string>> = {
  'docs/collectors.md sh 3': `node --input-type=module <<'END'
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
const provider = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: new OTLPLogExporter() })] });
provider.getLogger('reader').emit({ body: 'typed as a reader does' });
await provider.shutdown();
END`,
};

/** Packages that exclude those of the other snippets. */
const OTHER_PYTHON: Readonly<Record<string, string>> = { 'docs/query-api.md python 2': 'azure-kusto-data==6.0.4' };

const PYTHON = [
  'azure-monitor-query==2.0.0',
  'azure-monitor-ingestion==1.1.0',
  'azure-identity==1.25.1',
  'elasticsearch==9.5.1',
  'aiohttp==3.14.5',
];

let world: SnippetWorld;
let folder: string;
let packages: string;
beforeAll(async () => {
  folder = checkout();
  packages = await pythonPackages(...PYTHON);
  const [adminKey, readKey] = ['the-key-of-the-administrator', 'the-key-of-a-reader'];
  const app = await startTestApp({
    settings: { ...WORKSPACE, ADMIN_KEY: adminKey, READ_KEYS: readKey, DATA_DIR: tempDir('snippets') },
    tlsSelfSigned: true,
  });
  await app.post([cameraFault('LAB-01')]);
  const saved = await seed(app).savedQuery({ name: 'Computers', text: 'Event | distinct Computer' });
  const { key } = await saved.key('snippets');
  const inbox = app.subscribe(operation(`subscription CursorOfSnippets { faultChanges { cursor kind } }`));
  const { cursor } = await inbox.until(({ kind }) => kind === 'SYNCED');
  const rule = (await app.app.core.workspaces.get('default')).ruleId;
  world = { app, adminKey, readKey, savedQueryId: saved.id, exportKey: key, rule, cursor: cursor! };
  const [view] = blocksOf('docs/views.md').filter(({ language }) => language === 'json');
  writeFileSync(path.join(folder, 'oslo.json'), view!.text);
});
afterAll(async () => {
  await endAll();
  await world.app.stop();
});

const packagesOf = async (name: string) =>
  OTHER_PYTHON[name] === undefined ? packages : pythonPackages(OTHER_PYTHON[name]);
const written = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const expectRow = async (table: string, row: object) =>
  expect(await rowsOf(world.app, table)).toContainEqual(expect.objectContaining(row));

test('every snippet is run, or named with the reason; every name is one of a snippet', () => {
  const names = BLOCKS.map(nameOf);
  const shown = [...Object.keys(SHOWS), ...Object.keys(NOT_RUN)];
  expect(shown.filter((name) => !names.includes(name))).toEqual([]);
  const run = ['graphql', 'json'];
  const unnamed = BLOCKS.filter(({ language }) => !run.includes(language)).map(nameOf);
  expect(unnamed.filter((name) => !shown.includes(name))).toEqual([]);
  expect(pagesBelow('agent', /\.(?!md$)\w+$/).map((file) => file.replace('agent/', ''))).toEqual(
    Object.keys(AGENT_FILES).toSorted(),
  );
});

const toRun = BLOCKS.filter((block) => NOT_RUN[nameOf(block)] === undefined).map(
  (block) => [nameOf(block), block] as const,
);

test.each(toRun)('%s', async (name, { language, text }) => {
  const typed = inWorld(text, world);
  if (language === 'graphql') return runGraphQL(typed);
  if (language === 'json') return void JSON.parse(typed);
  if (language === 'jsonata') return runInfinity(typed);
  const program = programOf(language, `${typed}${AFTER[name] ?? ''}`);
  const authority = AUTHORITY[name] ?? AUTHORITY_OF_LANGUAGE[language]!;
  const env: Record<string, string> = { ...environmentOf(world, [authority]), PYTHONPATH: await packagesOf(name) };
  const shows = SHOWS[name]!;
  if (ENDLESS.includes(name)) {
    const [command, ...words] = program;
    const running = spawnCommand(command, words, env, true);
    await running.line(shows as RegExp, PATIENCE);
    await running.end('SIGTERM');
    return;
  }
  const said = await runToEnd(program, { cwd: folder, env });
  if (shows instanceof RegExp) expect(said).toMatch(shows);
  else await shows(said);
});

/** The program that runs a text of a language as a reader runs it. */
function programOf(language: string, text: string): [string, ...string[]] {
  switch (language) {
    case 'sh':
      return ['bash', '--norc', '-euo', 'pipefail', '-c', text];
    case 'js':
      return [process.execPath, '--input-type=module', '--eval', text];
    case 'python':
      return ['python3', '-c', text];
    default:
      throw new Error(`Nothing here runs ${language}.`);
  }
}

/** Every operation succeeds, and no payload has a refusal. */
async function runGraphQL(text: string): Promise<void> {
  const { data, errors } = await world.app.tryAsk<Record<string, { userErrors?: unknown[] } | null>>(
    untypedOperation(text),
  );
  expect(errors).toBeUndefined();
  for (const payload of Object.values(data)) expect(payload?.userErrors ?? []).toEqual([]);
}

/** What Grafana's Infinity makes of an answer of the query API: its body with the dashboard's times, then its root selector. */
async function runInfinity(selector: string): Promise<void> {
  const body = blocksOf('docs/query-api.md').find(
    ({ language, text }) => language === 'json' && text.includes('${__from'),
  )!.text;
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const sent = body.replace('${__from:date:iso}', at(-3_600_000)).replace('${__to:date:iso}', at(0));
  const headers = { authorization: `Bearer ${world.readKey}`, 'content-type': 'application/json' };
  const { body: answer } = await send(`${world.app.url}/v1/workspaces/${WORKSPACE_ID}/query`, headers, sent);
  const rows: unknown = await jsonata(`[${selector}]`).evaluate(answer);
  expect(JSON.parse(JSON.stringify(rows))).toEqual([{ Health: 'UNHEALTHY', Devices: 1 }]);
}

describe('what cannot run here', () => {
  const blockOf = (name: string) => inWorld(BLOCKS.find((block) => nameOf(block) === name)!.text, world);

  test('the exporter of the collector names only what its file defines', () => {
    const { extensions, exporters, service } = parseYaml(blockOf('docs/collectors.md yaml 1')) as {
      extensions: object;
      exporters: Record<string, { sending_queue: { storage: string } }>;
      service: { extensions: string[]; pipelines: Record<string, { exporters: string[] }> };
    };
    expect(Object.keys(extensions)).toEqual(service.extensions);
    for (const { sending_queue } of Object.values(exporters))
      expect(service.extensions).toContain(sending_queue.storage);
    for (const { exporters: used } of Object.values(service.pipelines)) expect(used).toEqual(Object.keys(exporters));
    expect(Object.keys(service.pipelines)).toEqual(['logs', 'metrics']);
  });

  test.each(['docs/query-api.md powershell 1', 'agent/README.md powershell 1'])('%s is PowerShell', async (name) => {
    await Parser.init();
    const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
    const parser = new Parser().setLanguage(await Language.load(grammar));
    expect(parser.parse(blockOf(name))!.rootNode.hasError).toBe(false);
  });

  test('the request of the Azure CLI is answered', async () => {
    const [first, ...az] = blockOf('docs/query-api.md sh 2').split('\n');
    const [, url] = /--url "([^"]+)"/.exec(az.join('\n'))!;
    const [, body] = /--body '([^']+)'/.exec(az.join('\n'))!;
    const env = environmentOf(world, ['CURL_CA_BUNDLE']);
    await runToEnd(programOf('sh', first!), { cwd: folder, env });
    const headers = JSON.parse(written('headers.json')) as Record<string, string>;
    writeFileSync(
      path.join(folder, 'headers.txt'),
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\n`)
        .join(''),
    );
    const said = await runToEnd(programOf('sh', `curl -sS -H @headers.txt -d '${body}' "${url}"`), {
      cwd: folder,
      env,
    });
    expect(said).toContain('"name":"Count"');
  });

  test.each([
    ['docs/exports.md m 1', 'exportKey', /^Computer\r\nLAB-01\r\n$/],
    ['docs/query-api.md m 1', 'readKey', /"columns":\[\{"name":"Health"/],
  ] as const)('%s is read by the parser of M, and its request is answered', async (name, key, answer) => {
    const text = blockOf(name).replace('WORKSPACE_ID', WORKSPACE_ID);
    const task = await TaskUtils.tryLexParse(DefaultSettings, text);
    expect(TaskUtils.isParseStageOk(task)).toBe(true);
    const [, , file] = /Web\.Contents\("(\S+?)", \[\s*RelativePath = "(\S+?)"/.exec(text)!;
    const given = /Query = \[(.*)\]/.exec(text)?.[1] ?? '';
    const query = new URLSearchParams(
      [...given.matchAll(/(\w+) = "([^"]*)"/g)].map(([, field, value]): [string, string] => [field!, value!]),
    );
    const authorization = `Basic ${Buffer.from(`any:${world[key]}`).toString('base64')}`;
    const response = await fetch(`${world.app.url}/${file}?${query}`, { headers: { authorization } });
    expect(await response.text()).toMatch(answer);
  });
});

test('Python’s aio clients take the authority from SSL_CERT_FILE', async () => {
  const env = { ...environmentOf(world, ['SSL_CERT_FILE']), PYTHONPATH: packages };
  expect(await runToEnd(programOf('python', inWorld(AIO, world)), { cwd: folder, env })).toContain('LAB-01');
});

const AIO = `
import asyncio, os
from datetime import timedelta
from azure.identity.aio import ClientSecretCredential
from azure.monitor.query.aio import LogsQueryClient

async def main():
    server = "https://roomwatch.example.com:4443"
    workspace = os.environ["WORKSPACE_ID"]
    async with ClientSecretCredential("any-tenant", workspace, os.environ["READ_KEY"], authority=server,
                                      disable_instance_discovery=True, retry_total=0) as credential:
        async with LogsQueryClient(credential, endpoint=f"{server}/v1", retry_total=0) as client:
            answer = await client.query_workspace(workspace, "Event", timespan=timedelta(hours=1))
            print([list(row) for row in answer.tables[0].rows])

asyncio.run(main())
`;

test('no command of a page has a key on its line', () => {
  const onLine = /-H [^|\n]*(Authorization|api-key)[^|\n]*\$|--key \S|--user \S+:\S/i;
  const shown = BLOCKS.filter(({ language, text }) => language === 'sh' && onLine.test(text.replaceAll('\\\n', '')));
  expect(shown.map(nameOf)).toEqual([]);
});

test('queries in the text of the pages are answered', async () => {
  const queries = PAGES.flatMap((page) => [
    ...readFileSync(path.join(import.meta.dirname, '../..', page), 'utf8').matchAll(/`([A-Z]\w+ \| [^`]+)`/g),
  ]);
  expect(queries.length).toBeGreaterThan(0);
  for (const [, query] of queries) await seed(world.app).rows(query!.replaceAll('\\|', '|'));
});
