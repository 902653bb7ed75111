import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { createServer, isIPv6, type AddressInfo, type Server, type Socket } from 'node:net';
import { SettingError } from '../../errors.ts';
import { zoneOffset } from '../../domain/time/zone-offset.ts';
import type { CertificateFiles } from '../../http/tls/certificate.ts';
import { createTlsListener, type TlsListener } from '../../http/tls/listener.ts';
import type { Core } from '../../services/core.ts';
import { createDrops } from './drops.ts';
import { createSyslogIntake } from './intake.ts';
import { MessageQueue } from './message-queue.ts';
import { createSenderRules, type SenderRule } from './senders.ts';
import { createSyslogWriter } from './writer.ts';

/** Where syslog is taken, and of whom; the checked settings. */
export interface SyslogOptions {
  /** null: not by this way. 0 takes any free port. */
  readonly udpPort: number | null;
  readonly tcpPort: number | null;
  readonly tlsPort: number | null;
  readonly senders: readonly SenderRule[];
  /** Messages of one sender in a second. */
  readonly rate: number;
  /** Of times that say no offset: a name of IANA's database. */
  readonly timeZone: string;
}

/** The ports at which syslog is taken; null where it is not. */
export interface SyslogPorts {
  readonly udp: number | null;
  readonly tcp: number | null;
  readonly tls: number | null;
}

/** Takes messages of syslog, which nobody can be answered: they are in memory until they are stored, a moment later. */
export interface SyslogListener {
  start(): Promise<SyslogPorts>;
  /** Takes no more, and stores what waits. */
  stop(): Promise<void>;
}

/** Memory of the messages that wait, in bytes. */
const MOST_HELD = 32 * 1024 * 1024;
/** What the system keeps of UDP until we read it. */
const UDP_BUFFER = 4 * 1024 * 1024;
/** Milliseconds that what waits may take to be stored when the server stops. */
const STOP_WITHIN = 5_000;

/**
 * @param host where to listen.
 * @throws SettingError where a setting names a workspace that is not there, or TLS has no certificate.
 */
export async function createSyslogListener(
  core: Core,
  host: string,
  certificate: CertificateFiles | null,
  { senders, rate, timeZone, ...ports }: SyslogOptions,
): Promise<SyslogListener> {
  await checkWorkspaces(core, senders);
  if (ports.tlsPort !== null && certificate === null) {
    throw new SettingError('SYSLOG_TLS_PORT: expected TLS_CERT and TLS_KEY beside it, or --tls-self-signed.');
  }
  const drops = createDrops(core);
  const queue = new MessageQueue(MOST_HELD);
  const writer = createSyslogWriter(core, queue, drops, { rate, offset: zoneOffset(timeZone) });
  const intake = createSyslogIntake({ queue, drops, ruleOf: createSenderRules(senders), clock: core.clock });
  let udp: UdpSocket | null = null;
  let tcp: Server | null = null;
  let tls: TlsListener | null = null;

  async function listenUdp(port: number): Promise<number> {
    const socket = (udp = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', recvBufferSize: UDP_BUFFER }));
    socket.on('message', (bytes, { address }) => intake.takeDatagram(bytes, address));
    socket.bind(port, host);
    await once(socket, 'listening');
    socket.on('error', (error) => core.log.warn({ err: error }, 'The socket of syslog had an error'));
    return socket.address().port;
  }

  async function listenTcp(port: number): Promise<number> {
    const server = (tcp = createServer((socket) => intake.takeConnection('syslog/tcp', socket)));
    server.listen({ port, host });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async function listenTls(port: number): Promise<number> {
    const secure = new EventEmitter().on('connection', (socket: Socket) => intake.takeConnection('syslog/tls', socket));
    tls = createTlsListener(secure, { ...certificate!, host, port, protocols: [] }, core.log);
    return Number(new URL(await tls.start()).port);
  }

  return {
    async start() {
      writer.start();
      const { udpPort, tcpPort, tlsPort } = ports;
      const taken = {
        udp: udpPort === null ? null : await listenUdp(udpPort),
        tcp: tcpPort === null ? null : await listenTcp(tcpPort),
        tls: tlsPort === null ? null : await listenTls(tlsPort),
      };
      if (Object.values(taken).some((port) => port !== null)) core.log.info({ host, ports: taken }, 'Syslog is taken');
      return taken;
    },
    async stop() {
      udp?.close();
      tcp?.close();
      const secure = tls?.stop();
      queue.close();
      intake.cut();
      tls?.cut();
      await writer.stop(STOP_WITHIN);
      await secure;
    },
  };
}

async function checkWorkspaces(core: Core, senders: readonly SenderRule[]): Promise<void> {
  const known = new Set((await core.workspaces.all()).map(({ workspace }) => workspace));
  for (const { network, workspace } of senders) {
    if (workspace === null || known.has(workspace)) continue;
    throw new SettingError(`SYSLOG_SENDERS: expected the name of a workspace for ${network}, got ${workspace}.`);
  }
}
