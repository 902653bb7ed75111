import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Language, Parser } from 'web-tree-sitter';
import { parse } from 'yaml';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { send, WORKSPACE, WORKSPACE_KEY } from '../helpers/collector.ts';
import { operation } from '../helpers/operation.ts';

const FOLDER = path.join(import.meta.dirname, '../../agent');
const file = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');
const LOG = 'Skype Room System';

describe('GET /agent/otelcol.yaml', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator', PUBLIC_URL: 'https://rooms.example/' },
    });
  });
  afterAll(() => app.stop());

  const fetchConfig = async (key: string | null = WORKSPACE_KEY) =>
    send<string>(`${app.url}/agent/otelcol.yaml`, { authorization: key && `Bearer ${key}` }, null, 'GET');
  const change = (input: object) =>
    app.ask(
      operation(`mutation UpdateCollectionPlan($input: UpdateCollectionPlanInput!) { updateCollectionPlan(input: $input) {
        collectionPlan { logs { name levels } counters { object counter instances } counterSeconds }
        userErrors { code message field } } }`),
      { input },
    );

  it('is handed to who has a key, and holds none', async () => {
    const { status, body } = await fetchConfig();
    expect(status).toBe(200);
    const config = parse(body);
    expect(config.receivers['windowseventlog/1']).toEqual({
      channel: LOG,
      start_at: 'beginning',
      storage: 'file_storage',
      ignore_channel_errors: true,
    });
    expect(config.exporters.otlphttp).toMatchObject({
      endpoint: 'https://rooms.example',
      sending_queue: { storage: 'file_storage' },
      retry_on_failure: { max_elapsed_time: '0s' },
    });
    expect(body).not.toContain(WORKSPACE_KEY);
    expect((await fetchConfig(null)).status).toBe(401);
    expect((await fetchConfig('the-administrator')).status).toBe(401);
  });

  it('is what agent/otelcol.yaml shows, but for the address', async () => {
    const { body } = await fetchConfig();
    expect(parse(body.replaceAll('rooms.example', 'roomwatch.example'))).toEqual(parse(file('otelcol.yaml')));
  });

  it('follows the plan, and reads the log of the room app whatever the plan says', async () => {
    const { updateCollectionPlan } = await change({
      logs: [{ name: 'Operations & "more"', levels: ['CRITICAL', 'INFORMATION'] }],
      counters: [{ object: 'Memory', counter: 'Available MBytes' }],
      counterSeconds: 300,
    });
    expect(updateCollectionPlan).toEqual({
      collectionPlan: {
        logs: [{ name: 'Operations & "more"', levels: ['CRITICAL', 'INFORMATION'] }],
        counters: [{ object: 'Memory', counter: 'Available MBytes', instances: [] }],
        counterSeconds: 300,
      },
      userErrors: [],
    });
    const config = parse((await fetchConfig()).body);
    expect(config.receivers['windowseventlog/1'].channel).toBe(LOG);
    const { query } = config.receivers['windowseventlog/2'];
    expect(XMLValidator.validate(query)).toBe(true);
    expect(new XMLParser({ ignoreAttributes: false }).parse(query).QueryList.Query.Select).toEqual({
      '#text': '*[System[(Level=1 or Level=0 or Level=4)]]',
      '@_Path': 'Operations & "more"',
    });
    expect(config.receivers.windowsperfcounters.collection_interval).toBe('300s');
    await change({ counters: [] });
    expect(parse((await fetchConfig()).body).service.pipelines).not.toHaveProperty('metrics');
  });

  it.each([
    [
      'a filter on the levels of the room app',
      { logs: [{ name: 'skype room system', levels: ['ERROR'] }] },
      ['input', 'logs', '0', 'levels'],
    ],
    ['no level', { logs: [{ name: 'System', levels: [] }] }, ['input', 'logs', '0', 'levels']],
    ['a name that would be expanded', { logs: [{ name: '${env:ROOMWATCH_KEY}' }] }, ['input', 'logs', '0', 'name']],
    ['no name', { counters: [{ object: '', counter: 'x' }] }, ['input', 'counters', '0', 'object']],
    ['too often', { counterSeconds: 1 }, ['input', 'counterSeconds']],
  ])('%s is refused', async (_name, input, field) => {
    const { updateCollectionPlan } = await change(input);
    expect(updateCollectionPlan).toEqual({
      collectionPlan: null,
      userErrors: [{ code: 'INVALID', field, message: expect.stringMatching(/: expected .*, got /) }],
    });
  });
});

describe('the ready configurations collect all levels of the room app, from the oldest event, and spool to disk', () => {
  it('Fluent Bit', () => {
    const { service, pipeline } = parse(file('fluent-bit.yaml'));
    const [events] = pipeline.inputs;
    expect(events).toMatchObject({
      name: 'winevtlog',
      read_existing_events: true,
      'storage.type': 'filesystem',
      string_inserts: true,
    });
    expect(events.channels.split(',')).toContain(LOG);
    expect(service['storage.path']).toBeTruthy();
    expect(pipeline.outputs[0]).toMatchObject({
      name: 'opentelemetry',
      logs_uri: '/v1/logs',
      retry_limit: 'no_limits',
    });
  });

  it('Winlogbeat', () => {
    const config = parse(file('winlogbeat.yml'));
    const log = config['winlogbeat.event_logs'].find(({ name }: { name: string }) => name === LOG);
    expect(log).not.toHaveProperty('level');
    expect(log).not.toHaveProperty('ignore_older');
    expect(config['queue.disk'].max_size).toBe('1GB');
    expect(config['output.elasticsearch'].hosts[0]).toMatch(/\/elasticsearch$/);
  });

  it('Windows Event Forwarding, with MinLatency', () => {
    const xml = file('windows-event-forwarding/subscription.xml');
    expect(XMLValidator.validate(xml)).toBe(true);
    const { Subscription } = new XMLParser().parse(xml);
    expect(Subscription).toMatchObject({
      ConfigurationMode: 'MinLatency',
      ReadExistingEvents: true,
      ContentFormat: 'RenderedText',
    });
    expect(Subscription.Query).toContain(`<Select Path="${LOG}">*</Select>`);
  });

  it('the PowerShell script, which is PowerShell, and names no level', async () => {
    await Parser.init();
    const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
    const parser = new Parser().setLanguage(await Language.load(grammar));
    const script = file('Send-RoomwatchEvents.ps1');
    expect(parser.parse(script)!.rootNode.hasError).toBe(false);
    expect(parser.parse(script.replace('} while (', '} whil ('))!.rootNode.hasError).toBe(true);
    expect(script).toContain("$Log = 'Skype Room System'");
    expect(script).toContain('-FilterXPath "*[System[EventRecordID > $after]]"');
  });

  it('rsyslog and syslog-ng', () => {
    expect(file('syslog-ng.conf')).toMatch(/disk-buffer\(reliable\(yes\)/);
    expect(file('rsyslog.conf')).toMatch(/queue\.filename="roomwatch"[\s\S]*action\.resumeRetryCount="-1"/);
  });
});
