import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { createConnection } from 'mongoose';
import { failOnClosedSockets } from '../../src/models/support/closed-sockets.ts';
import { testServices } from '../helpers/services.ts';

const CLIENT_SOCKET = 'net.client.socket';

test('commands that are sent to a connection at the moment at which it closes end', async () => {
  failOnClosedSockets();
  const sockets: Socket[] = [];
  const note = (message: unknown) => void sockets.push((message as { socket: Socket }).socket);
  subscribe(CLIENT_SOCKET, note);
  const connection = await createConnection(testServices().mongodbUri).asPromise();
  try {
    const collection = connection.collection('closed-sockets');
    const read = () => collection.findOne({}).then(() => 'read');
    await Promise.all([read(), read(), read()]);
    for (let round = 0; round < 5; round += 1) {
      // Closed, but not yet said to be: 'close' is emitted in a later turn of the event loop.
      for (const socket of sockets.splice(0)) socket.destroy();
      expect(await Promise.all([read(), read(), read()])).toEqual(['read', 'read', 'read']);
    }
  } finally {
    unsubscribe(CLIENT_SOCKET, note);
    await connection.dropDatabase();
    await connection.close();
  }
});
