import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { mongo } from 'mongoose';

type WriteCommand = (this: DriverConnection, command: unknown, options: unknown) => Promise<void>;

/** What is used of the driver's internal class `Connection`. */
interface DriverConnection {
  readonly socket: Socket;
  writeCommand: WriteCommand;
}

const CLOSED = 'the connection closed while a command was written';
const mended = new WeakSet<DriverConnection>();

/**
 * Makes a command fail that is written to a socket which has just closed. Without it the command never ends: the driver (mongodb 7.8.0,
 * `Connection.writeCommand`) waits for the socket's `drain` or `error`, and a closed socket emits neither. It happens to commands that are
 * sent between the end of the connection and the socket's `close`, as when the server is killed. The error is the driver's own for a closed
 * connection, so a read is repeated and a write is judged as always.
 */
export function failOnClosedSockets(): void {
  const ofMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
  const { Connection } = ofMongoose('mongodb/lib/cmap/connection.js') as {
    Connection: { prototype: DriverConnection };
  };
  const { prototype } = Connection;
  if (mended.has(prototype)) return;
  const { writeCommand } = prototype;
  if (typeof writeCommand !== 'function')
    throw new Error('The MongoDB driver has no Connection.writeCommand any more.');
  prototype.writeCommand = function (command, options) {
    return writeOrClose(this.socket, () => writeCommand.call(this, command, options));
  };
  mended.add(prototype);
}

function writeOrClose(socket: Socket, write: () => Promise<void>): Promise<void> {
  if (socket.destroyed) return Promise.reject(new mongo.MongoNetworkError(CLOSED));
  return new Promise((resolve, reject) => {
    const onClose = (): void => reject(new mongo.MongoNetworkError(CLOSED));
    socket.once('close', onClose);
    write()
      .then(resolve, reject)
      .finally(() => socket.off('close', onClose));
  });
}
