import { once } from 'node:events';
import { copyFileSync, writeFileSync } from 'node:fs';
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

async function start(): Promise<number> {
  listener = createTlsListener(
    server,
    { host: '127.0.0.1', port: 0, watchEvery: 20, ...files() },
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
