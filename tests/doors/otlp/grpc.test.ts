import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, credentials, status, type ServiceError } from '@grpc/grpc-js';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-grpc';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-grpc';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { messages } from '../../../src/doors/otlp/messages.ts';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { losses, own, rowsOf, WORKSPACE } from '../../helpers/collector.ts';
import { exportOverGrpc, grpcMetadata } from '../../helpers/otlp-grpc.ts';
import { logsRequest, toProtobuf } from '../../helpers/otlp.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const SETTINGS = { ...WORKSPACE, ADMIN_KEY: 'the-administrator', OTLP_GRPC_PORT: '0' };
let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startTestApp({ settings: SETTINGS });
  client = new Client(address(app), credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await app.stop();
});

const address = ({ app: { ports } }: TestApp) => `localhost:${ports!.otlpGrpc}`;
const metadata = grpcMetadata;

/** Calls a service with the bytes of a message, and answers those of the other, or the failure. */
const call = (name: string, bytes: Buffer, sent = metadata(), by = client) => exportOverGrpc(by, name, bytes, sent);

const log = (text: string) => toProtobuf(logsRequest([{ body: { stringValue: text } }]));
const bodies = async () => (await rowsOf(app, 'OtlpLogs_CL')).map((row) => row['Body']);

describe('npm @opentelemetry exporters over gRPC, unmodified', () => {
  it('logs are found in OtlpLogs_CL', async () => {
    const exporter = new OTLPLogExporter({ url: `http://${address(app)}`, metadata: metadata() });
    const provider = new LoggerProvider({
      resource: resourceFromAttributes({ 'host.name': 'GRPC-01' }),
      processors: [new SimpleLogRecordProcessor({ exporter } as never)],
    });
    provider.getLogger('room').emit({ body: 'The lamp is on' });
    await provider.forceFlush();
    await provider.shutdown();
    const row = (await rowsOf(app, 'OtlpLogs_CL')).find((one) => one['Computer'] === 'GRPC-01');
    expect(own(row!)).toMatchObject({ Body: 'The lamp is on', ScopeName: 'room' });
  });

  it('metrics are found in Perf', async () => {
    const exporter = new OTLPMetricExporter({ url: `http://${address(app)}`, metadata: metadata() });
    const provider = new MeterProvider({
      resource: resourceFromAttributes({ 'host.name': 'GRPC-02' }),
      readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })],
    });
    provider.getMeter('room').createGauge('room.seats').record(8);
    await provider.forceFlush();
    await provider.shutdown();
    const row = (await rowsOf(app, 'Perf')).find((one) => one['Computer'] === 'GRPC-02');
    expect(own(row!)).toMatchObject({ ObjectName: 'room', CounterName: 'seats', CounterValue: 8 });
  });

  it('over TLS, with the certificate of the server', async () => {
    const secure = await startTestApp({ settings: { ...SETTINGS, DATA_DIR: tempDir('grpc') }, tlsSelfSigned: true });
    const trusted = new Client(address(secure), credentials.createSsl(readFileSync(secure.app.tlsAuthority!)));
    expect(await call('logs.v1.LogsService', log('over tls'), metadata(), trusted)).toEqual(Buffer.alloc(0));
    trusted.close();
    expect((await rowsOf(secure, 'OtlpLogs_CL')).map((row) => row['Body'])).toEqual(['over tls']);
    await secure.stop();
  });
});

describe('what a call answers', () => {
  it('rejected records and spans, as over HTTP', async () => {
    const { tracesResponse } = messages();
    const spans = toProtobuf({ resourceSpans: [{ scopeSpans: [{ spans: [{}, {}] }] }] }, 'tracesRequest');
    const answer = tracesResponse.decode((await call('trace.v1.TraceService', spans)) as Buffer);
    expect(tracesResponse.toObject(answer, { longs: String })).toMatchObject({
      partialSuccess: { rejectedSpans: '2' },
    });
    expect(await losses(app)).toContain('otlp-grpc/traces  record-rejected 2');
  });

  it.each([
    ['no credential', null],
    ['a wrong one', 'Bearer wrong'],
    ['that of the administrator', 'Bearer the-administrator'],
  ])('%s is UNAUTHENTICATED', async (_name, authorization) => {
    const failure = await call('logs.v1.LogsService', log('unknown'), metadata(authorization));
    expect(failure).toMatchObject({ code: status.UNAUTHENTICATED });
    expect(await bodies()).not.toContain('unknown');
  });

  it('what is no message is INVALID_ARGUMENT, another method UNIMPLEMENTED', async () => {
    const broken = await call('logs.v1.LogsService', Buffer.from('no message'));
    expect(broken).toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: expect.stringContaining('The body is no '),
    });
    expect(await call('profiles.v1development.ProfilesService', log('x'))).toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });

  it('a message that is too large is RESOURCE_EXHAUSTED, not to come again; the next call is served', async () => {
    const failure = (await call('logs.v1.LogsService', Buffer.alloc(16 * 1024 * 1024 + 1))) as ServiceError;
    expect(failure.code).toBe(status.RESOURCE_EXHAUSTED);
    expect(failure.metadata.get('grpc-status-details-bin')).toEqual([]);
    expect(await call('logs.v1.LogsService', log('after it'))).toEqual(Buffer.alloc(0));
    expect(await bodies()).toContain('after it');
  });

  it('the daily cap is RESOURCE_EXHAUSTED, to come again after RetryInfo says', async () => {
    await app.app.core.workspaces.change('default', { dailyCap: 0 });
    const failure = (await call('logs.v1.LogsService', log('over the cap'))) as ServiceError;
    expect(failure.code).toBe(status.RESOURCE_EXHAUSTED);
    const { status: type, retryInfo } = messages();
    const [details] = failure.metadata.get('grpc-status-details-bin');
    const { details: all, ...rest } = type.toObject(type.decode(details as Buffer)) as {
      details: { typeUrl: string; value: Buffer }[];
    };
    expect(rest).toMatchObject({ code: status.RESOURCE_EXHAUSTED });
    expect(all[0]!.typeUrl).toBe('type.googleapis.com/google.rpc.RetryInfo');
    const { retryDelay } = retryInfo.toObject(retryInfo.decode(all[0]!.value), { longs: Number }) as {
      retryDelay: object;
    };
    expect(retryDelay).toEqual({ seconds: 60 });
    await app.app.core.workspaces.change('default', { dailyCap: null });
    expect(await call('logs.v1.LogsService', log('under the cap'))).toEqual(Buffer.alloc(0));
  });

  it('a compressed message that is none ends its call alone', async () => {
    const sent = metadata();
    sent.set('grpc-encoding', 'gzip');
    const answers = await Promise.all([
      call('logs.v1.LogsService', log('said to be gzip'), sent),
      call('logs.v1.LogsService', log('beside it')),
    ]);
    expect(answers[1]).toEqual(Buffer.alloc(0));
  });
});
