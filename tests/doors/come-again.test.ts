import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as requestHttp, type ClientRequest } from 'node:http';
import { messages } from '../../src/doors/otlp/messages.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { ingestOf, losses, rowsOf, WORKSPACE } from '../helpers/collector.ts';
import { KEY, logsRequest, toProtobuf, windowsLog } from '../helpers/otlp.ts';
import { operation } from '../helpers/operation.ts';

const logs = logsRequest([{ body: { stringValue: 'x' } }]);
const metrics = {
  resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'a', gauge: { dataPoints: [{ asInt: 1 }] } }] }] }],
};

/** A request of each protocol, and its refusal as the protocol writes it: a code or type, and the message. */
const PROTOCOLS: [string, string, string, string | Buffer, (answer: Response) => Promise<[number | string, string]>][] =
  [
    ['OTLP logs as JSON', '/v1/logs', 'application/json', JSON.stringify(logs), jsonStatus],
    ['OTLP logs as protobuf', '/v1/logs', 'application/x-protobuf', toProtobuf(logs), protobufStatus],
    ['OTLP metrics', '/v1/metrics', 'application/x-protobuf', toProtobuf(metrics, 'metricsRequest'), protobufStatus],
    [
      'Elasticsearch _bulk',
      '/elasticsearch/_bulk',
      'application/x-ndjson',
      '{"create":{"_index":"again"}}\n{"a":1}\n',
      elasticsearchError,
    ],
  ];

async function jsonStatus(answer: Response): Promise<[number, string]> {
  const { code, message } = (await answer.json()) as { code: number; message: string };
  return [code, message];
}

async function protobufStatus(answer: Response): Promise<[number, string]> {
  expect(answer.headers.get('content-type')).toBe('application/x-protobuf');
  const type = messages().status;
  const { code, message } = type.toObject(type.decode(Buffer.from(await answer.arrayBuffer())));
  return [code as number, message as string];
}

async function elasticsearchError(answer: Response): Promise<[string, string]> {
  expect(answer.headers.get('x-elastic-product')).toBe('Elasticsearch');
  const { error } = (await answer.json()) as { error: { type: string; reason: string } };
  return [error.type, error.reason];
}

const post = (app: TestApp, path: string, type: string, body: string | Buffer) =>
  fetch(`${app.url}${path}`, { method: 'POST', headers: { ...KEY, 'content-type': type }, body: body as never });

describe('what is only to come again later is told so, with Retry-After, in the form of the protocol', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator', INGEST_MAX_BYTES: '1' },
      roles: { api: true, worker: false },
    });
  });
  afterAll(() => app.stop());

  describe('the process is full', () => {
    let held: ClientRequest;
    beforeAll(async () => {
      // A body that is never finished holds the only byte.
      held = requestHttp(`${app.url}/v1/logs`, {
        method: 'POST',
        headers: { ...KEY, 'content-type': 'application/json' },
      });
      held.on('error', () => undefined);
      held.write('{');
      while ((await ingestOf(app.url)) === 'ok');
    });
    afterAll(async () => {
      held.destroy();
      while ((await ingestOf(app.url)) !== 'ok');
    });

    it.each(PROTOCOLS)('%s: 429', async (_name, path, type, body, read) => {
      const answer = await post(app, path, type, body);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
      const [code, message] = await read(answer);
      expect([8, 'es_rejected_execution_exception']).toContain(code);
      expect(message).toContain('Send this again later.');
    });
  });

  describe('the daily cap is reached', () => {
    beforeAll(async () => void (await app.app.core.workspaces.change('default', { dailyCap: 0 })));
    afterAll(async () => void (await app.app.core.workspaces.change('default', { dailyCap: null })));

    it.each(PROTOCOLS.filter(([name]) => name.startsWith('OTLP')))('%s: 429', async (_name, path, type, body, read) => {
      const answer = await post(app, path, type, body);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
      expect(await read(answer)).toEqual([8, expect.stringContaining('The daily cap of this workspace is reached')]);
    });

    it('console events are taken, and Operation tells what was not', async () => {
      const at = new Date().toISOString();
      const event = windowsLog({
        ...{
          channel: 'Skype Room System',
          computer: 'AGAIN-01',
          event_id: { id: 2000 },
          record_id: 1,
          level: 'Information',
        },
        ...{ provider: { name: 'SRS-App' }, system_time: at, message: '{"Description":"Heartbeat is healthy."}' },
      });
      const answer = await post(app, '/v1/logs', 'application/json', JSON.stringify(logsRequest([event])));
      expect([answer.status, await answer.json()]).toEqual([200, {}]);
      const { device } = await app.ask(
        operation(`query ReadDeviceOfComeAgain { device(by: { computer: "AGAIN-01" }) { health } }`),
      );
      expect(device!.health).toBe('HEALTHY');
      expect(await losses(app)).toEqual(
        expect.arrayContaining(['otlp/logs OtlpLogs_CL over-quota 2', 'otlp/metrics Perf over-quota 1']),
      );
      expect(await rowsOf(app, 'OtlpLogs_CL')).toEqual([]);
    });
  });

  describe('MongoDB is away', () => {
    beforeAll(() => app.app.core.models.connection.close());

    it.each(PROTOCOLS)('%s: 503', async (_name, path, type, body, read) => {
      const answer = await post(app, path, type, body);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      const [code, message] = await read(answer);
      expect([14, 'cluster_block_exception']).toContain(code);
      expect(message).toBe('The database cannot store this now. Send this again later.');
    });
  });
});
