import { describe, expect, test } from '@jest/globals';
import { createWrongKeys } from '../../src/http/guard/wrong-keys.ts';
import { deferred } from '../helpers/deferred.ts';
import { recordingLog } from '../helpers/log.ts';
import { serve } from './harness.ts';

/** Wrong keys by a clock and delays of the test. */
function world() {
  const { log, lines } = recordingLog();
  let time = 1;
  const delays: number[] = [];
  const wrongKeys = createWrongKeys({
    log,
    now: () => time,
    delay: async (milliseconds) => void delays.push(milliseconds),
  });
  return { wrongKeys, delays, lines, pass: (milliseconds: number) => (time += milliseconds) };
}

const logged = (lines: readonly Record<string, unknown>[]) =>
  lines.map(({ level, address, door, count }) => [level, address, door, count]);

describe('wrong keys', () => {
  test('each is answered later than the one before, up to a bound, for its network alone', async () => {
    const { wrongKeys, delays } = world();
    for (let index = 0; index < 10; index += 1) await wrongKeys.note('192.0.2.1', 'token');
    expect(delays).toEqual([50, 100, 200, 400, 800, 1_600, 2_000, 2_000]);
    await wrongKeys.note('192.0.2.2', 'token');
    expect(delays).toHaveLength(8);
    for (const address of ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::3'])
      await wrongKeys.note(address, 'token');
    expect(delays).toHaveLength(9);
    wrongKeys.stop();
  });

  test('an address that sends none for ten minutes begins anew', async () => {
    const { wrongKeys, delays, pass } = world();
    for (let index = 0; index < 3; index += 1) await wrongKeys.note('192.0.2.1', 'token');
    pass(600_001);
    await wrongKeys.note('192.0.2.1', 'token');
    expect(delays).toEqual([50]);
    wrongKeys.stop();
  });

  test('are logged once a minute for each address and door, with their number', async () => {
    const { wrongKeys, lines, pass } = world();
    for (let index = 0; index < 5; index += 1) await wrongKeys.note('192.0.2.1', 'token');
    await wrongKeys.note('192.0.2.1', '/graphql');
    await wrongKeys.note('192.0.2.2', 'token');
    expect(logged(lines)).toEqual([
      [40, '192.0.2.1', 'token', 1],
      [40, '192.0.2.1', '/graphql', 1],
      [40, '192.0.2.2', 'token', 1],
    ]);
    pass(60_000);
    await wrongKeys.note('192.0.2.1', 'token');
    expect(logged(lines).slice(3)).toEqual([[40, '192.0.2.1', 'token', 5]]);
    await wrongKeys.note('192.0.2.1', 'token');
    wrongKeys.stop();
    expect(logged(lines).slice(4)).toEqual([[40, '192.0.2.1', 'token', 1]]);
  });

  test('of however many addresses take a bounded memory, and none is lost from the log', async () => {
    const { wrongKeys, lines } = world();
    for (let index = 0; index < 10_100; index += 1) {
      const address = `10.0.${index >> 8}.${index & 255}`;
      await wrongKeys.note(address, 'token');
      await wrongKeys.note(address, 'token');
    }
    // Who was forgotten was logged with the rest.
    expect(lines).toHaveLength(10_100 + 100);
    wrongKeys.stop();
    expect(lines.reduce((sum, line) => sum + Number(line['count']), 0)).toBe(20_200);
  });
});

describe('over every transport of GraphQL', () => {
  const key = (value: string) => ({ authorization: `Bearer ${value}` });

  test('a wrong key is logged without the key; a right one, and none, is not', async () => {
    const { query, socket, url, logged: lines, metrics } = await serve({ adminKey: 'open-sesame' });
    const wrong = 'swordfish-of-somebody';
    expect((await query({ query: '{ hello }' }, key(wrong))).status).toBe(401);
    expect((await fetch(`${url}/graphql/stream?query={hello}`, { headers: key(wrong) })).status).toBe(401);
    const client = await socket().send({ type: 'connection_init', payload: key(wrong) });
    expect((await client.closed).code).toBe(4403);
    const odd = await socket().send({ type: 'connection_init', payload: { authorization: { toString: 1 } } });
    expect((await odd.closed).code).toBe(4403);
    expect((await query({ query: '{ hello }' })).status).toBe(401);
    expect((await query({ query: '{ hello }' }, key('open-sesame'))).status).toBe(200);
    const warnings = lines.filter(({ level }) => Number(level) >= 40);
    expect(warnings.map(({ msg, address, door }) => [msg, address, door])).toEqual([
      ['Wrong keys came', '127.0.0.1', '/graphql'],
      ['Wrong keys came', '127.0.0.1', '/graphql/stream'],
      ['Wrong keys came', '127.0.0.1', 'websocket'],
    ]);
    expect(JSON.stringify(lines)).not.toContain(wrong);
    expect(await metrics.metrics()).toContain('http_client_mistakes_total{kind="wrong-key"} 4');
  });

  test('behind a trusted proxy the address is the one that it tells, from anybody else it is the own', async () => {
    const proxied = await serve({ adminKey: 'open-sesame', trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
    const told = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7, 10.1.2.3' };
    await proxied.query({ query: '{ hello }' }, { ...key('x'), ...told });
    await proxied.query({ query: '{ hello }' }, { ...key('x'), 'x-forwarded-for': 'no address' });
    const open = await serve({ adminKey: 'open-sesame' });
    await open.query({ query: '{ hello }' }, { ...key('x'), ...told });
    const addresses = ({ logged: lines }: typeof open) =>
      lines.filter(({ level }) => level === 40).map(({ address }) => address);
    expect([addresses(proxied), addresses(open)]).toEqual([['198.51.100.7', '127.0.0.1'], ['127.0.0.1']]);
  });

  test('a right key waits for nobody, also from an address that sends wrong ones', async () => {
    const answers = deferred();
    const { query, socket } = await serve({
      adminKey: 'open-sesame',
      wrongKeys: { note: () => answers.promise, stop: () => undefined },
    });
    const order: string[] = [];
    const wrong = [1, 2, 3].map(() => query({ query: '{ hello }' }, key('wrong')).then(() => order.push('wrong')));
    await query({ query: '{ hello }' }, key('open-sesame')).then(() => order.push('right'));
    await (await socket().init(key('open-sesame'))).settled();
    answers.resolve();
    await Promise.all(wrong);
    expect(order).toEqual(['right', 'wrong', 'wrong', 'wrong']);
  });
});
