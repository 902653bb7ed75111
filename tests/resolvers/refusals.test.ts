import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, hardwareHealthy } from '../helpers/console-events.ts';
import { operation, untypedOperation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ roles: { api: true, worker: false } });
  await seed(app).room({ name: 'Taken' });
  await app.post([cameraFault('KNOWN', { at: new Date(Date.now() - 1_000) }), hardwareHealthy('KNOWN')]);
});
afterAll(() => app.stop());

const LONG = 'x'.repeat(5_000);
const CUT = `"${'x'.repeat(97)}…"`;
const NAME = 'a name of 1 to 200 characters';

/** What the one refusal of a mutation says. */
async function refusalOf(mutation: string, input: object) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  const document = untypedOperation<Record<string, { userErrors: object[] }>>(
    `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code field message } } }`,
  );
  return (await app.ask(document, { input }))[mutation]!.userErrors;
}

test.each<[string, object, string, string, string]>([
  ['createRoom', { name: ' ' }, 'INVALID', 'name', `${NAME}, got " ".`],
  ['createRoom', { name: LONG }, 'INVALID', 'name', `${NAME}, got ${CUT}.`],
  ['createRoom', { name: 'A', site: LONG }, 'INVALID', 'site', `at most 200 characters, got ${CUT}.`],
  ['createRoom', { name: 'TAKEN ' }, 'TAKEN', 'name', 'a name that no other room has, got "TAKEN ".'],
  ['updateRoom', { roomId: 'x', name: 'A' }, 'NOT_FOUND', 'roomId', 'the id of a room, got "x".'],
  ['deleteRoom', { roomId: LONG }, 'NOT_FOUND', 'roomId', `the id of a room, got ${CUT}.`],
  [
    'assignDevice',
    { computer: LONG },
    'INVALID',
    'computer',
    `a name of 1 to 256 characters without control characters, got ${CUT}.`,
  ],
  [
    'assignDevice',
    { computer: 'A\u001b[2J' },
    'INVALID',
    'computer',
    'a name of 1 to 256 characters without control characters, got "A\\u001b[2J".',
  ],
  ['assignDevice', { computer: 'A', roomId: 'x' }, 'NOT_FOUND', 'roomId', 'the id of a room, got "x".'],
  ['deleteDevice', { deviceId: 'Um9vbTo' }, 'NOT_FOUND', 'deviceId', 'the id of a device, got "Um9vbTo".'],
  ['acknowledgeFault', { faultId: '' }, 'NOT_FOUND', 'faultId', 'the id of a fault, got "".'],
  ['unacknowledgeFault', { faultId: 'x' }, 'NOT_FOUND', 'faultId', 'the id of a fault, got "x".'],
])('%s %j: %s names field, expectation and value', async (mutation, input, code, field, rest) => {
  expect(await refusalOf(mutation, input)).toEqual([
    { code, field: ['input', field], message: `${field}: expected ${rest}` },
  ]);
});

test('so do refusals about what a device has', async () => {
  const { device } = await app.ask(
    operation(
      `query ReadDeviceOfRefusals { device(by: { computer: "known" }) { id faults(states: [RESOLVED]) { nodes { id } } } }`,
    ),
  );
  const signal = { deviceId: device!.id, key: 'nonsense', optional: true };
  const faultId = device!.faults.nodes[0]!.id;
  expect(await refusalOf('setSignalOptional', signal)).toMatchObject([
    { code: 'NOT_FOUND', message: 'key: expected the key of a signal that the device has reported, got "nonsense".' },
  ]);
  expect(await refusalOf('acknowledgeFault', { faultId })).toMatchObject([
    { code: 'INVALID', message: 'faultId: expected a fault that is PENDING or OPEN, got one that is RESOLVED.' },
  ]);
});
