import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { useGivenService, withoutSecrets } from '../../src/provision/given-service.ts';
import { mongodb } from '../../src/provision/mongodb.ts';
import { redis } from '../../src/provision/redis.ts';
import { testServices } from '../helpers/services.ts';

describe('a given address', () => {
  const { mongodbUri, redisUrl } = testServices();
  let closedPort = 0;
  beforeAll(async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    closedPort = (server.address() as AddressInfo).port;
    await new Promise((resolve) => server.close(resolve));
  });

  test('that answers is used as it is', async () => {
    const service = await useGivenService(mongodb, mongodbUri);
    expect(service.uri).toBe(mongodbUri);
    expect(service.description).toMatch(/^MongoDB: (MongoDB|SecantusDB) \S+ at mongodb:\/\/.* \(MONGODB_URI\)$/);
    await service.stop();
    expect((await useGivenService(redis, redisUrl)).description).toMatch(/^Redis: (Redis|Valkey) \S+ at redis:\/\//);
  });

  test('without an answer is refused in one sentence that keeps the password to itself', async () => {
    const attempt = useGivenService(redis, `redis://admin:hunter2@127.0.0.1:${closedPort}`);
    const error = await attempt.catch((reason: Error) => reason);
    expect(error).toHaveProperty('name', 'ProvisionError');
    expect(error).toHaveProperty(
      'message',
      `Redis at redis://127.0.0.1:${closedPort} does not answer (connect ECONNREFUSED 127.0.0.1:${closedPort}). ` +
        'Check that it runs and that REDIS_URL is right, or unset REDIS_URL to let Roomwatch provide one.',
    );
  });

  test('of MongoDB without an answer likewise', async () => {
    const impatient = { ...mongodb, ask: (uri: string) => mongodb.ask(uri, 1_000) };
    await expect(useGivenService(impatient, `mongodb://a:b@127.0.0.1:${closedPort}/rooms?appName=x`)).rejects.toThrow(
      new RegExp(`^MongoDB at mongodb://127.0.0.1:${closedPort}/rooms does not answer \\(.*ECONNREFUSED.*\\)\\. Check`),
    );
  });

  test('with too old a server is refused with both versions', async () => {
    const old = { name: 'MongoDB', version: '4.4.29', tooOld: 'MongoDB 6.0 or newer' };
    const kind = { ...mongodb, ask: () => Promise.resolve(old) };
    await expect(useGivenService(kind, 'mongodb://db/rooms')).rejects.toThrow(
      'MongoDB at mongodb://db/rooms is MongoDB 4.4.29, and Roomwatch needs MongoDB 6.0 or newer. ' +
        'Upgrade it, or unset MONGODB_URI to let Roomwatch provide one.',
    );
  });

  test('of another kind is refused before anything is asked', async () => {
    await expect(useGivenService(mongodb, 'postgres://db')).rejects.toThrow(
      'MONGODB_URI must begin with mongodb:// or mongodb+srv://.',
    );
  });

  test('is shown without name, password and options', () => {
    expect(withoutSecrets('mongodb://u:p@a:1,b:2/db?tls=true&x=y')).toBe('mongodb://a:1,b:2/db');
    expect(withoutSecrets('redis://:p@host:6379/1')).toBe('redis://host:6379/1');
    expect(withoutSecrets('redis://host')).toBe('redis://host');
  });
});

describe('the version of a server', () => {
  const sockets = new Set<net.Socket>();
  let info = '';
  // just enough of the protocol: every command is answered, and INFO with the text above
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (data) => {
      for (const command of data.toString().split(/^\*/m).filter(Boolean)) {
        socket.write(/\r\ninfo\r\n/i.test(command) ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n');
      }
    });
  });
  const url = () => `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(async () => {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ['redis_version:5.0.7\r\n', { name: 'Redis', version: '5.0.7', tooOld: 'Redis 6.2 or newer' }],
    ['redis_version:6.2.0\r\n', { name: 'Redis', version: '6.2.0', tooOld: null }],
    // Valkey gives the Redis version that it speaks first
    ['redis_version:7.2.4\r\nvalkey_version:9.1.2\r\n', { name: 'Valkey', version: '9.1.2', tooOld: null }],
  ])('%# is read from INFO', async (text, expected) => {
    info = `# Server\r\n${text}loading:0\r\n`;
    expect(await redis.ask(url(), 60_000)).toEqual(expected);
  });

  test('is not asked of a server that is still loading', async () => {
    info = 'redis_version:7.0.0\r\nloading:1\r\n';
    await expect(redis.ask(url(), 60_000)).rejects.toThrow('still loading');
  });
});
