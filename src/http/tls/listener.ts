import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { EventEmitter } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type SecureContextOptions } from 'node:tls';
import type { Logger } from 'pino';
import { SettingError } from '../../errors.ts';

export interface TlsOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Files in PEM. */
  cert: string;
  key: string;
  /** Milliseconds that a handshake may take. */
  handshakeTimeout?: number;
  /** What is spoken within TLS (ALPN); none where it has no name. HTTP/1.1 where it is left out. */
  protocols?: readonly string[];
  /** Told of each connection before its handshake, and again when the server has got another socket for it. */
  onConnection?: (socket: Socket, isHandedOver: boolean) => void;
  /** Told of each handshake that failed. */
  onFailure?: () => void;
  /** Milliseconds between two looks at the files. */
  watchEvery?: number;
}

/** A second way in, to the same server. */
export interface TlsListener {
  /** Listens, and gives the address as a URL. */
  start(): Promise<string>;
  /** Takes no more connections; done when those there are have ended. */
  stop(): Promise<void>;
  /** Ends those there are. */
  cut(): void;
}

const HANDSHAKE = 10_000;
const WATCH_EVERY = 2_000;

/**
 * Takes TLS off and hands the connections to `server`, which then cannot tell them from its own: every route, WebSockets, limits and the
 * end of the process are the same for both. Changed files are taken up for new connections; ones that cannot be used are not.
 */
export function createTlsListener(server: Pick<EventEmitter, 'emit'>, options: TlsOptions, log: Logger): TlsListener {
  const { host, port, cert, key, handshakeTimeout = HANDSHAKE, watchEvery = WATCH_EVERY } = options;
  const { protocols = ['http/1.1'] } = options;
  const { onConnection = () => undefined, onFailure = () => undefined } = options;
  /** The sockets of TCP, by the address and port of the other side. */
  const sockets = new Map<string, Socket>();
  const timers = new Map<Socket, NodeJS.Timeout>();
  const endHandshake = (socket: Socket) => {
    clearTimeout(timers.get(socket));
    timers.delete(socket);
  };
  const secure = createServer(
    { ...readPair(options), ...(protocols.length > 0 ? { ALPNProtocols: [...protocols] } : {}), minVersion: 'TLSv1.2' },
    (socket) => {
      const plain = sockets.get(otherSideOf(socket));
      if (plain) {
        endHandshake(plain);
        onConnection(plain, true);
      }
      server.emit('connection', socket);
    },
  );
  secure.on('connection', (socket: Socket) => {
    const otherSide = otherSideOf(socket);
    sockets.set(otherSide, socket);
    // Node's own time-out begins anew with each byte, and leaves the connection open.
    timers.set(socket, setTimeout(() => socket.destroy(), handshakeTimeout).unref());
    socket.once('close', () => {
      endHandshake(socket);
      if (sockets.get(otherSide) === socket) sockets.delete(otherSide);
    });
    onConnection(socket, false);
  });
  // A client that does not trust the certificate, or speaks no TLS: no fault of the server.
  secure.on('tlsClientError', (error, socket) => {
    socket.destroy();
    onFailure();
    log.debug({ err: error }, 'A TLS handshake failed');
  });

  const reload = () => {
    try {
      secure.setSecureContext(readPair(options));
      log.info({ cert }, 'The TLS certificate was taken up anew');
    } catch (error) {
      // The two files are seldom written at one moment: the next look finds both.
      log.warn({ err: error }, 'The changed TLS certificate cannot be used; the one before it stays');
    }
  };

  return {
    async start() {
      await new Promise<void>((resolve, reject) => {
        secure.once('error', reject);
        secure.listen({ host, port }, resolve);
      });
      for (const file of [cert, key]) watchFile(file, { interval: watchEvery, persistent: false }, reload);
      const { address, port: taken, family } = secure.address() as AddressInfo;
      return `https://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
    },
    async stop() {
      for (const file of [cert, key]) unwatchFile(file, reload);
      if (secure.listening) await new Promise<void>((resolve) => secure.close(() => resolve()));
    },
    cut: () => sockets.forEach((socket) => socket.destroy()),
  };
}

function otherSideOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

/** Reads a certificate and its key. Throws a `SettingError`. */
function readPair({ cert, key }: Pick<TlsOptions, 'cert' | 'key'>): SecureContextOptions {
  const texts = { cert: readPem(cert, 'TLS_CERT'), key: readPem(key, 'TLS_KEY') };
  const certificate = parse(() => new X509Certificate(texts.cert), `TLS_CERT: ${cert} holds no certificate in PEM`);
  const privateKey = parse(() => createPrivateKey(texts.key), `TLS_KEY: ${key} holds no private key in PEM`);
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new SettingError(`TLS_KEY: the key in ${key} is not that of the certificate in ${cert}.`);
  }
  return texts;
}

function readPem(file: string, setting: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingError(`${setting}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function parse<T>(read: () => T, otherwise: string): T {
  try {
    return read();
  } catch {
    throw new SettingError(`${otherwise}.`);
  }
}
