import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSyslogListener } from '../../../src/doors/syslog/listener.ts';
import { readTable } from '../../../src/services/tables/read-table.ts';
import type { TableRow } from '../../../src/services/tables/stores/table-store.ts';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { losses, own, rowsOf, WORKSPACE } from '../../helpers/collector.ts';
import { openTestCore } from '../../helpers/core.ts';
import { operation } from '../../helpers/operation.ts';
import { eventually } from '../../helpers/process.ts';
import { testServices } from '../../helpers/services.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const ADMIN_KEY = 'the-administrator';
const dataDir = tempDir('syslog');
const services = testServices();
let app: TestApp;

const settings = {
  ...WORKSPACE,
  ...{ ADMIN_KEY, DATA_DIR: dataDir, SYSLOG_UDP_PORT: '0', SYSLOG_TCP_PORT: '0', SYSLOG_TLS_PORT: '0' },
  // 127.0.0.9 stands for an address that may not send, 127.0.0.8 for that of another workspace.
  SYSLOG_RATE: '20',
  SYSLOG_SENDERS: '127.0.0.1, 127.0.0.2/31, ::1, 127.0.0.8=acme',
};

beforeAll(async () => {
  const core = await openTestCore({ services });
  await core.workspaces.create('acme');
  await core.stop();
  app = await startTestApp({ services, settings, tlsSelfSigned: true });
});
afterAll(() => app.stop());

const ports = () => app.app.ports!.syslog;
const rowOf = async (message: string): Promise<TableRow | undefined> =>
  (await rowsOf(app, 'Syslog')).find((row) => row['SyslogMessage'] === message);
const stored = async (message: string): Promise<TableRow> => {
  await eventually(async () => (await rowOf(message)) !== undefined, `${message} is stored`);
  return (await rowOf(message))!;
};

async function sendUdp(messages: readonly string[], from = '127.0.0.1'): Promise<void> {
  const socket = createSocket('udp4');
  socket.bind(0, from);
  await once(socket, 'listening');
  for (const message of messages) {
    await new Promise<void>((resolve) => socket.send(message, ports().udp!, '127.0.0.1', () => resolve()));
  }
  socket.close();
}

async function openTcp(from = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port: ports().tcp!, host: '127.0.0.1', localAddress: from });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

describe('messages', () => {
  it('over UDP, by RFC 5424', async () => {
    const at = new Date(Math.floor(Date.now() / 1_000) * 1_000);
    await sendUdp([`<165>1 ${at.toISOString()} hub app 812 ID47 [a x="1"] over udp`]);
    const row = await stored('over udp');
    expect(row['TimeGenerated']).toEqual(at);
    expect(own(row)).toEqual({
      ...{ Computer: 'hub', HostName: 'hub', HostIP: '127.0.0.1', CollectorHostName: '127.0.0.1', EventTime: at },
      ...{ Facility: 'local4', SeverityLevel: 'notice', ProcessName: 'app', ProcessID: 812, SyslogMessage: 'over udp' },
      AdditionalFields: '{"MessageId":"ID47","StructuredData":{"a":{"x":"1"}}}',
    });
    await app.app.core.tally.flush();
    const { collectors } = await app.ask(operation(`query ReadCollectorsOfSyslog { collectors { door address } }`));
    expect(collectors).toContainEqual({ door: 'syslog/udp', address: '127.0.0.1' });
  });

  it('over TCP, ended by line feeds and with counts of octets, also the last', async () => {
    const socket = await openTcp();
    socket.write('<13>Nov 21 09:00:00 hub x: first\n<13>hub');
    socket.write(' second\n');
    const counted = '<13>third\nline';
    socket.end(`${counted.length} ${counted}<13>last`);
    for (const message of ['first', 'hub second', 'third\nline', 'last']) await stored(message);
  });

  it('over TLS, with the certificate of the server', async () => {
    const ca = readFileSync(app.app.tlsAuthority!);
    const socket = connectTls({ port: ports().tls!, host: 'localhost', ca });
    await once(socket, 'secureConnect');
    socket.end('<13>over tls\n');
    expect(own(await stored('over tls'))).toMatchObject({ HostIP: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) });
  });

  it('that hold a Windows event change rooms and faults', async () => {
    const event = {
      ...{ channel: 'Skype Room System', computer: 'SYSLOG-01', event_id: { id: 2001 }, level: 'Error', record_id: 7 },
      ...{ provider: { name: 'SRS-App' }, system_time: new Date().toISOString() },
      message: JSON.stringify({ Description: 'Signin status: Unhealthy.' }),
    };
    await sendUdp([`<11>1 - hub nxlog - - - ${JSON.stringify(event)}`]);
    const ask = operation(`query ReadDeviceOfSyslog { device(by: { computer: "SYSLOG-01" }) { health } }`);
    await eventually(async () => (await app.ask(ask)).device?.health === 'UNHEALTHY', 'the event is folded');
  });

  it('of another network go to its workspace alone; those of an unknown address nowhere, and are counted', async () => {
    await sendUdp(['<13>of acme'], '127.0.0.8');
    await sendUdp(['<13>of nobody'], '127.0.0.9');
    const refused = await openTcp('127.0.0.9');
    await once(refused, 'close');
    const ofAcme: TableRow[] = [];
    await eventually(async () => {
      ofAcme.length = 0;
      for await (const row of readTable(app.app.core, 'acme', 'Syslog')) ofAcme.push(row);
      return ofAcme.length > 0;
    }, 'the message of the other workspace is stored');
    expect(ofAcme.map((row) => row['SyslogMessage'])).toEqual(['of acme']);
    const counted = async (line: string) => (await losses(app)).includes(line);
    await eventually(() => counted('syslog/udp Syslog sender-refused 1'), 'the datagram is counted');
    await eventually(() => counted('syslog/tcp Syslog sender-refused 1'), 'the connection is counted');
    const metrics = await (
      await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } })
    ).text();
    expect(metrics).toContain('roomwatch_syslog_losses_total{door="syslog/udp",reason="sender-refused"} 1');
    expect(await rowOf('of nobody')).toBeUndefined();
    expect(await rowOf('of acme')).toBeUndefined();
  });
});

describe('logger of util-linux, unmodified', () => {
  it.each([
    ['udp, RFC 5424', ['--udp', '--rfc5424']],
    ['udp, RFC 3164', ['--udp', '--rfc3164']],
    ['tcp, counts of octets', ['--tcp', '--octet-count']],
    ['tcp, line feeds', ['--tcp', '--rfc3164']],
  ])('%s', async (name, flags) => {
    const port = String(flags.includes('--udp') ? ports().udp : ports().tcp);
    const words = ['--server', '127.0.0.1', '--port', port, ...flags, '--tag', 'rooms', '--priority', 'local0.err'];
    await promisify(execFile)('logger', [...words, `by logger, ${name}`]);
    expect(own(await stored(`by logger, ${name}`))).toMatchObject({
      ...{ Facility: 'local0', SeverityLevel: 'err', ProcessName: 'rooms', Computer: expect.stringMatching(/\S/) },
    });
  });
});

describe('a flood from one address', () => {
  it('is bounded and counted, and others are not harmed', async () => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.3');
    await once(socket, 'listening');
    const flood = `<13>${'x'.repeat(60_000)}`;
    const count = () => app.app.core.models.records.count('default', 'Syslog');
    const before = await count();
    const isDropped = async () => (await losses(app)).some((line) => /^syslog\/udp Syslog message-dropped/.test(line));
    let sent = 0;
    let isDone = false;
    const flooding = (async () => {
      for (; !isDone; sent += 2) {
        // The system keeps three of them for the server, so that it finds most.
        for (let one = 0; one < 2; one += 1) socket.send(flood, ports().udp!, '127.0.0.1');
        await new Promise<void>((resolve) => void setTimeout(resolve, 1));
      }
    })();
    try {
      await eventually(isDropped, 'messages are dropped and counted');
      // Sent until it comes: the system may drop a datagram before the server can read it.
      await eventually(async () => {
        await sendUdp(['<13>beside the flood'], '127.0.0.2');
        return (await rowOf('beside the flood')) !== undefined;
      }, 'a message beside the flood is stored');
      const beside = await openTcp();
      beside.end('<13>beside it over tcp\n');
      await stored('beside it over tcp');
    } finally {
      isDone = true;
      await flooding;
      socket.close();
    }
    expect((await count()) - before).toBeLessThan(sent);
  });
});

const alone = { udpPort: null, tcpPort: null, tlsPort: null, senders: [{ network: '127.0.0.1', workspace: null }] };

it('what waits is stored when the server stops', async () => {
  const options = { ...alone, tcpPort: 0, rate: 10, timeZone: 'UTC' };
  const listener = await createSyslogListener(app.app.core, '127.0.0.1', null, options);
  const socket = connect({ port: (await listener.start()).tcp!, host: '127.0.0.1' });
  await once(socket, 'connect');
  for (let count = 0; count < 200; count += 1) socket.write(`<13>waiting ${count}\n`);
  socket.end();
  await once(socket, 'close');
  await listener.stop();
  const rows = (await rowsOf(app, 'Syslog')).filter((row) => /^waiting/.test(row['SyslogMessage'] as string));
  expect(rows).toHaveLength(200);
});

it.each([
  [{ tlsPort: 0 }, 'SYSLOG_TLS_PORT: expected TLS_CERT and TLS_KEY beside it, or --tls-self-signed.'],
  [
    { senders: [{ network: '10.0.0.0/8', workspace: 'nowhere' }] },
    'SYSLOG_SENDERS: expected the name of a workspace for 10.0.0.0/8, got nowhere.',
  ],
])('settings that cannot be: %p', async (wrong, message) => {
  const options = { ...alone, rate: 10, timeZone: 'UTC', ...wrong };
  await expect(createSyslogListener(app.app.core, '127.0.0.1', null, options)).rejects.toThrow(message);
});
