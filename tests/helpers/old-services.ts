import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { mongo } from 'mongoose';

const { BSON } = mongo;
const [OP_REPLY, OP_MSG] = [1, 2013];

/** Servers of a time before ours. No package holds them any more, so they speak just enough of their protocols to be asked. */
export interface OldService {
  uri: string;
  stop(): Promise<void>;
}

/** A Redis that knows no command but answers INFO. */
export async function oldRedis(version: string): Promise<OldService> {
  const info = `# Server\r\nredis_version:${version}\r\nloading:0\r\n`;
  return listen('redis', (socket, data) => {
    for (const command of data.toString().split(/^\*/m).filter(Boolean)) {
      socket.write(/\r\ninfo\r\n/i.test(command) ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n');
    }
  });
}

/** A mongod that greets, and tells its version. */
export async function oldMongod(version: string): Promise<OldService> {
  const answer = {
    ok: 1,
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    minWireVersion: 0,
    maxWireVersion: 9,
    version,
  };
  const limits = { maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 };
  return listen('mongodb', (socket, data) => {
    const isMessage = data.readInt32LE(12) === OP_MSG;
    const document = BSON.serialize({ ...answer, ...limits });
    // OP_MSG: flags and the kind of the section; OP_REPLY: flags, cursor, where it starts, and that it is one document.
    const head = isMessage ? Buffer.alloc(5) : Buffer.concat([Buffer.alloc(16), Buffer.from([1, 0, 0, 0])]);
    const header = Buffer.alloc(16);
    header.writeInt32LE(16 + head.length + document.length, 0);
    header.writeInt32LE(data.readInt32LE(4), 8);
    header.writeInt32LE(isMessage ? OP_MSG : OP_REPLY, 12);
    socket.write(Buffer.concat([header, head, document]));
  });
}

async function listen(scheme: string, onData: (socket: net.Socket, data: Buffer) => void): Promise<OldService> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('data', (data) => onData(socket, data));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    uri: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
