import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { messages } from '../../../src/doors/otlp/messages.ts';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { losses, WORKSPACE } from '../../helpers/collector.ts';
import { KEY, postOtlp, toProtobuf } from '../../helpers/otlp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
});
afterAll(() => app.stop());

const span = { traceId: '5b8efff798038103d269b633813fc60c', spanId: 'eee19b7ec3c1b174', name: 'join' };
const request = { resourceSpans: [{ resource: {}, scopeSpans: [{ spans: [span, span] }, { spans: [span] }] }] };
const partialSuccess = { rejectedSpans: '3', errorMessage: expect.stringMatching(/^Traces are not kept here/) };

it('spans are answered by a partial success that says that traces are not kept, and counted in Operation', async () => {
  expect(await postOtlp(app.url, request, {}, '/v1/traces')).toMatchObject({ status: 200, body: { partialSuccess } });
  const answer = await fetch(`${app.url}/v1/traces`, {
    method: 'POST',
    headers: { ...KEY, 'content-type': 'application/x-protobuf' },
    body: toProtobuf(request, 'tracesRequest') as never,
  });
  const type = messages().tracesResponse;
  const message = type.toObject(type.decode(Buffer.from(await answer.arrayBuffer())), { longs: String });
  expect(message).toEqual({ partialSuccess });
  expect(await losses(app)).toEqual(['otlp/traces  record-rejected 6']);
});

it('a request without spans is a full success; one without a key is refused', async () => {
  expect(await postOtlp(app.url, '{}', {}, '/v1/traces')).toMatchObject({ status: 200, body: {} });
  expect((await postOtlp(app.url, '{}', { authorization: null }, '/v1/traces')).status).toBe(401);
});
