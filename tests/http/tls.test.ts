import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { request } from 'node:https';
import { createConnection } from 'node:net';
import path from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createTlsListener, type TlsListener } from '../../src/http/tls/listener.ts';
import { ensureSelfSigned } from '../../src/http/tls/self-signed.ts';
import { eventually } from '../helpers/process.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let folder: string;
let server: Server;
let listener: TlsListener | null = null;
const files = () => ({ cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') });

beforeEach(async () => {
  folder = tempDir('tls');
  await use('first');
  server = createServer((asked, answer) => answer.end(`${asked.method} ${(asked.socket as TLSSocket).encrypted}`));
});
afterEach(async () => {
  listener?.cut();
  await listener?.stop();
  listener = null;
  server.closeAllConnections();
});

/** Puts another certificate where the listener looks. */
async function use(name: string): Promise<void> {
  const made = await ensureSelfSigned(path.join(folder, name), ['localhost', `${name}.example.com`], new Date());
  copyFileSync(made.key, files().key);
  copyFileSync(made.cert, files().cert);
}

async function start(handshakeTimeout?: number): Promise<number> {
  listener = createTlsListener(
    server,
    { host: '127.0.0.1', port: 0, watchEvery: 20, handshakeTimeout, ...files() },
    pino({ level: 'silent' }),
  );
  return Number(new URL(await listener.start()).port);
}

async function namesShown(port: number): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const names = socket.getPeerCertificate().subjectaltname ?? '';
  socket.destroy();
  return names;
}

describe('the TLS listener', () => {
  it('hands its connections to the plain server', async () => {
    const port = await start();
    const answer = await new Promise<string>((resolve, reject) => {
      request({ port, host: '127.0.0.1', method: 'PUT', rejectUnauthorized: false, agent: false }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toBe('PUT true');
  });

  it('takes up changed files without a restart, and keeps what it has while they cannot be used', async () => {
    const port = await start();
    expect(await namesShown(port)).toContain('first.example.com');
    writeFileSync(files().cert, 'half a file');
    await use('second');
    await eventually(async () => (await namesShown(port)).includes('second.example.com'), 'taken up');
    writeFileSync(files().key, 'no key');
    expect(await namesShown(port)).toContain('second.example.com');
  });

  it('closes a connection whose handshake does not end, whether it sends nothing or byte after byte', async () => {
    const port = await start(200);
    const closed = [false, true].map((isDripping) => {
      const socket = createConnection(port, '127.0.0.1');
      socket.on('error', () => undefined).resume();
      socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1, 0]));
      const timer = isDripping ? setInterval(() => socket.writable && socket.write('\0'), 20) : undefined;
      return once(socket, 'close').finally(() => clearInterval(timer));
    });
    await Promise.all(closed);
    // One whose handshake has ended stays.
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const silent = createConnection(port, '127.0.0.1')
      .on('error', () => undefined)
      .resume();
    await once(silent, 'close');
    expect(socket.closed).toBe(false);
    socket.destroy();
  });

  it('outlives clients that speak no TLS', async () => {
    const port = await start();
    const stranger = createConnection({ port, host: '127.0.0.1' });
    stranger.write('GET / HTTP/1.1\r\n\r\n');
    stranger.on('error', () => undefined);
    stranger.resume();
    await once(stranger, 'close');
    expect(await namesShown(port)).toContain('first.example.com');
  });

  it('refuses a key of another certificate', async () => {
    const other = await ensureSelfSigned(path.join(folder, 'other'), ['localhost'], new Date());
    copyFileSync(other.key, files().key);
    await expect(start()).rejects.toThrow(/^TLS_KEY: the key in .* is not that of the certificate/);
  });
});

describe('the authority of our own', () => {
  const names = ['rooms.example.com', '*.localhost', 'localhost', '127.0.0.1', '::1'];
  let folder = '';
  beforeEach(() => {
    folder = tempDir('authority');
  });
  const textOf = (file: string) =>
    execFileSync('openssl', ['x509', '-in', file, '-noout', '-text'], { encoding: 'utf8' });
  const read = (file: string) => readFileSync(file, 'utf8');

  /** A certificate for other names, signed by the authority's key, as one who has stolen it would make it. */
  function forge(...others: string[]): string {
    const at = (name: string) => path.join(folder, name);
    const extensions = `subjectAltName=${others.join(',')}\nextendedKeyUsage=serverAuth\n`;
    writeFileSync(at('forged.ext'), extensions);
    const run = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
    run('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'forged.key', '-out', 'forged.csr', '-subj', '/CN=forged');
    const signing = [
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca-key.pem',
      '-CAcreateserial',
      '-days',
      '30',
      '-extfile',
      'forged.ext',
    ];
    run('x509', '-req', '-in', 'forged.csr', '-out', 'forged.pem', ...signing);
    return at('forged.pem');
  }

  const isTrusted = (certificate: string) =>
    spawnSync('openssl', ['verify', '-CAfile', path.join(folder, 'ca.pem'), certificate], { encoding: 'utf8' });

  it('can sign for the names and addresses of this host only', async () => {
    const made = await ensureSelfSigned(folder, names, new Date());
    const text = textOf(made.ca);
    expect(text).toMatch(/X509v3 Name Constraints: critical\s+Permitted:/);
    const permitted = [...text.matchAll(/^ +(?:DNS|IP):(.*)$/gm)].map(([, name]) => name!.trim());
    expect(permitted.slice(0, 3)).toEqual(['rooms.example.com', 'localhost', '127.0.0.1/255.255.255.255']);
    expect(permitted).toHaveLength(4);
    expect(isTrusted(made.cert).stdout).toContain('OK');
    for (const own of ['DNS:rooms.example.com', 'DNS:id.localhost', 'IP:127.0.0.1', 'IP:::1']) {
      expect([own, isTrusted(forge(own)).stderr]).toEqual([own, '']);
    }
    for (const other of [
      'DNS:example.com',
      'DNS:www.example.org',
      'DNS:rooms.example.com.evil',
      'IP:10.0.0.1',
      'IP:::2',
    ]) {
      expect([other, isTrusted(forge(other)).stderr]).toEqual([
        other,
        expect.stringContaining('permitted subtree violation'),
      ]);
    }
    expect(isTrusted(forge('DNS:localhost', 'DNS:bank.example')).stderr).toContain('permitted subtree violation');
  });

  it('stays while it permits every name, and is made anew for one that it does not', async () => {
    const made = await ensureSelfSigned(folder, names, new Date());
    const first = read(made.ca);
    await ensureSelfSigned(folder, [...names, 'id.rooms.example.com'], new Date());
    expect(read(made.ca)).toBe(first);
    expect(textOf(made.cert)).toContain('DNS:id.rooms.example.com');
    await ensureSelfSigned(folder, [...names, 'other.example.com', '10.0.0.5', 'fd12::5'], new Date());
    expect(read(made.ca)).not.toBe(first);
    expect(textOf(made.ca)).toContain('other.example.com');
    expect(isTrusted(made.cert).stdout).toContain('OK');
  });

  it('of an earlier release, which could sign for every host, is made anew', async () => {
    const made = await ensureSelfSigned(folder, names, new Date());
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '3650'];
    execFileSync('openssl', [...words, '-subj', '/CN=Roomwatch', '-keyout', 'ca-key.pem', '-out', 'ca.pem'], {
      cwd: folder,
      stdio: 'pipe',
    });
    const old = read(made.ca);
    const again = await ensureSelfSigned(folder, names, new Date());
    expect(read(again.ca)).not.toBe(old);
    expect(textOf(again.ca)).toContain('Name Constraints: critical');
    expect(isTrusted(again.cert).stdout).toContain('OK');
  });
});
