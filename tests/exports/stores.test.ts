import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openFolder } from '../../src/services/exports/stores/folder.ts';
import { openS3 } from '../../src/services/exports/stores/s3.ts';
import type { ExportStore } from '../../src/services/exports/stores/store.ts';
import { filesBelow } from '../helpers/exports.ts';
import { startS3, type S3Server } from '../helpers/moto.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const FACTS = { mediaType: 'text/csv', encoding: null };
const never = new AbortController().signal;
/** More than one part of an upload. */
const LARGE = Buffer.alloc(9 * 1024 * 1024, 'row,');

/** The promises of a store, kept by every one of them. */
function keepsItsPromises(open: () => Promise<ExportStore>, names: () => Promise<string[]>) {
  let store: ExportStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  const text = async (name: string) => {
    const body = await store.read(name);
    return body === null ? null : (await buffer(body)).toString();
  };

  test('what is not there is not there', async () => {
    expect([await store.size('none/x'), await store.read('none/x')]).toEqual([null, null]);
    await store.remove('none/x');
    await store.clean('none/x');
  });

  test('an object is stored and read back, small or large', async () => {
    expect(await store.put('a/b/small.csv', Readable.from([Buffer.from('x\r\n1\r\n')]), FACTS, never)).toBe('stored');
    expect([await store.size('a/b/small.csv'), await text('a/b/small.csv')]).toEqual([6, 'x\r\n1\r\n']);
    expect(await store.put('a/large.csv', Readable.from([LARGE]), FACTS, never)).toBe('stored');
    expect(await store.size('a/large.csv')).toBe(LARGE.length);
    expect((await buffer((await store.read('a/large.csv'))!)).equals(LARGE)).toBe(true);
  });

  test('one that is there is not replaced, small or large', async () => {
    expect(await store.put('a/b/small.csv', Readable.from([Buffer.from('other')]), FACTS, never)).toBe('exists');
    expect(await text('a/b/small.csv')).toBe('x\r\n1\r\n');
    expect(await store.put('a/large.csv', Readable.from([LARGE, LARGE]), FACTS, never)).toBe('exists');
    expect(await store.size('a/large.csv')).toBe(LARGE.length);
  });

  test('of two at the same time one is stored', async () => {
    const both = ['one', 'two'].map((word) => store.put('race.csv', Readable.from([Buffer.from(word)]), FACTS, never));
    expect((await Promise.all(both)).sort()).toEqual(['exists', 'stored']);
    expect(['one', 'two']).toContain(await text('race.csv'));
  });

  test.each(['a failure of the source', 'an end by the caller'])('%s leaves nothing', async (how) => {
    const body = new PassThrough();
    const stop = new AbortController();
    const put = store.put('broken.csv', body, FACTS, stop.signal);
    const failed = expect(put).rejects.toThrow();
    body.write(LARGE);
    await once(body, 'drain');
    if (how === 'a failure of the source') body.destroy(new Error('the query failed'));
    else {
      stop.abort();
      body.destroy();
    }
    await failed;
    expect(await store.size('broken.csv')).toBeNull();
    expect(await names()).toEqual(['a/b/small.csv', 'a/large.csv', 'race.csv']);
  });

  test('a removed one may be stored again', async () => {
    await store.remove('a/b/small.csv');
    expect(await store.put('a/b/small.csv', Readable.from([Buffer.from('new')]), FACTS, never)).toBe('stored');
    expect(await text('a/b/small.csv')).toBe('new');
  });
}

describe('a folder', () => {
  const root = tempDir();
  keepsItsPromises(
    async () => openFolder(root, 'exports'),
    async () => [...filesBelow(path.join(root, 'exports')).keys()],
  );

  test('a disk that takes no more is told, and nothing half-written stays', () => {
    // A limit of the size of files stands for a full disk: both fail a write in the middle.
    const script = `
      process.on('SIGXFSZ', () => {});
      const { openFolder } = await import(${JSON.stringify(path.join(import.meta.dirname, '../../dist/services/exports/stores/folder.js'))});
      const { Readable } = await import('node:stream');
      const store = openFolder(${JSON.stringify(root)}, 'full');
      const rows = Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(65536, 'x')));
      try {
        await store.put('x.csv', rows, { mediaType: 'text/csv', encoding: null }, new AbortController().signal);
        console.log('stored');
      } catch (error) {
        console.log(error.name, error.message);
      }`;
    const command = `ulimit -f 1024; exec "$0" --input-type=module -e "$1"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, script], {
      encoding: 'utf8',
      cwd: path.join(import.meta.dirname, '../..'),
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(`${stdout}${stderr}`).toBe(
      'StoreError The folder cannot be used: the file would be larger than it may be (EFBIG).\n',
    );
    expect([...filesBelow(path.join(root, 'full')).keys()]).toEqual([]);
  });
});

describe('a store that speaks S3', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3();
  });
  afterAll(() => server.stop());
  const destination = (more: object = {}) => ({
    kind: 's3' as const,
    endpoint: server.endpoint,
    region: 'us-east-1',
    bucket: server.bucket,
    prefix: 'room watch/exports',
    pathStyle: true,
    accessKeyId: 'id',
    ...more,
  });

  describe('with a prefix', () =>
    keepsItsPromises(
      () => openS3(destination(), 'secret'),
      async () => {
        const [listed, uploads] = await Promise.all(
          ['?list-type=2', '?uploads'].map(async (query) =>
            (await fetch(`${server.endpoint}/${server.bucket}${query}`)).text(),
          ),
        );
        // No part of an upload that broke off is left either.
        expect(uploads).not.toContain('<UploadId>');
        return [...listed!.matchAll(/<Key>room watch\/exports\/(.*?)<\/Key>/g)].map(([, name]) => name!);
      },
    ));

  test('a bucket that is not there is told', async () => {
    const store = await openS3(destination({ bucket: 'nothing' }), 'secret');
    await expect(store.put('x', Readable.from([Buffer.from('x')]), FACTS, never)).rejects.toThrow(
      'The store refuses: NoSuchBucket (HTTP 404).',
    );
    store.close();
  });

  describe('behind a name', () => {
    /** A store behind a name that leads to these addresses, one list a time. */
    const behind = async (...answers: string[][]) => {
      const asked: string[] = [];
      const endpoint = server.endpoint.replace('127.0.0.1', 'store.example');
      const store = await openS3(destination({ endpoint }), 'secret', (hostname, _options, callback) => {
        const addresses = answers[Math.min(asked.length, answers.length - 1)]!;
        asked.push(hostname);
        callback(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      });
      return { store, asked };
    };
    const FORBIDDEN = 'store.example leads to an address that exports may not go to.';

    test.each([
      ...[['169.254.169.254'], ['0.0.0.0'], ['fe80::1'], ['::ffff:169.254.169.254'], ['fd00:ec2::254']],
      ...[['2002:a9fe:a9fe::1'], ['64:ff9b:1::a9fe:a9fe'], ['::a9fe:a9fe'], ['fd20:ce::254'], ['100.100.100.200']],
    ])('that leads to %s, nothing is asked', async (address) => {
      const { store, asked } = await behind([address]);
      await expect(store.size('x')).rejects.toThrow(FORBIDDEN);
      await expect(store.put('x', Readable.from([Buffer.from('x')]), FACTS, never)).rejects.toThrow(FORBIDDEN);
      expect(new Set(asked)).toEqual(new Set(['store.example']));
      store.close();
    });

    test('that leads to an allowed address too, that one is used', async () => {
      const { store } = await behind(['169.254.169.254', '127.0.0.1']);
      expect(await store.size('none')).toBeNull();
      store.close();
    });

    test('that leads elsewhere later, it is refused then', async () => {
      const { store } = await behind(['127.0.0.1'], ['169.254.169.254']);
      expect(await store.size('none')).toBeNull();
      // moto closes each connection after its answer, so that the next request looks the name up again
      await expect(store.size('none')).rejects.toThrow(FORBIDDEN);
      store.close();
    });
  });

  test('an endpoint that is itself such an address is refused when it is used', async () => {
    // An earlier release may have saved it.
    for (const endpoint of ['http://169.254.169.254', 'https://[2002:a9fe:a9fe::]', 'http://[64:ff9b:1::a9fe:a9fe]']) {
      await expect(openS3(destination({ endpoint }), 'secret')).rejects.toThrow(
        /leads to an address that exports may not/,
      );
    }
  });

  describe('that is none', () => {
    const servers: Server[] = [];
    afterAll(() => servers.forEach((one) => one.closeAllConnections()));
    afterAll(() => Promise.all(servers.map((one) => new Promise((resolve) => one.close(resolve)))));
    const listen = async (answer: RequestListener) => {
      const one = createServer(answer);
      servers.push(one);
      await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
    };

    test('its redirects are not followed', async () => {
      const reached: string[] = [];
      const elsewhere = await listen((request, answer) => {
        reached.push(request.url!);
        answer.end();
      });
      const location = `${elsewhere}/reports/x`;
      const seen: string[] = [];
      const endpoint = await listen((request, answer) => {
        seen.push(request.method!);
        answer.writeHead(307, { location, 'x-amz-bucket-region': 'eu-west-1' });
        answer.end('<Error><Code>PermanentRedirect</Code><Endpoint>elsewhere</Endpoint></Error>');
      });
      const store = await openS3(destination({ endpoint }), 'secret');
      await expect(store.size('x')).rejects.toThrow(/The store refuses: .* \(HTTP 307\)/);
      await expect(store.read('x')).rejects.toThrow(/The store refuses: .* \(HTTP 307\)/);
      await expect(store.put('x', Readable.from([Buffer.from('x')]), FACTS, never)).rejects.toThrow(/HTTP 307/);
      expect(new Set(seen)).toEqual(new Set(['HEAD', 'GET', 'PUT']));
      expect(reached).toEqual([]);
      store.close();
    });

    test.each([
      ['an error', 403],
      ['a list', 200],
    ])('%s that does not end is read to a few kilobytes', async (_what, status) => {
      let sent = 0;
      const endpoint = await listen((request, answer) => {
        answer.writeHead(status, { 'content-type': 'application/xml' });
        const more = () => {
          while (!answer.destroyed) {
            sent += 65_536;
            if (!answer.write(Buffer.alloc(65_536, '<a/>'))) return answer.once('drain', more);
          }
          return answer;
        };
        request.resume();
        more();
      });
      const store = await openS3(destination({ endpoint }), 'secret');
      await expect(store.clean('x')).rejects.toThrow('The store answers more than an answer can be.');
      // what the sockets of both sides hold, for each attempt
      expect(sent).toBeLessThan(64 * 1024 * 1024);
      store.close();
    });
  });
});
