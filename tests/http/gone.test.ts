import { once } from 'node:events';
import { createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebSocket, WebSocketServer } from 'ws';
import { goneSignal, overSignal } from '../../src/http/connections/gone.ts';

let server: Server;
let sockets: WebSocketServer;
beforeAll(async () => {
  server = createServer();
  sockets = new WebSocketServer({ server });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  sockets.close();
  server.close();
  await once(server, 'close');
});

const port = () => (server.address() as AddressInfo).port;
const aborted = (signal: AbortSignal) => signal.aborted || once(signal, 'abort');

async function ask() {
  const asked = request({ host: '127.0.0.1', port: port(), agent: false });
  asked.on('error', () => undefined).end();
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  return { asked, response };
}

it('a caller who hangs up is gone, and the answer over', async () => {
  const { asked, response } = await ask();
  const [gone, over] = [goneSignal(response), overSignal(response)];
  response.write('a part');
  expect([gone.aborted, over.aborted]).toEqual([false, false]);
  asked.destroy();
  await Promise.all([aborted(gone), aborted(over)]);
});

it('one who hung up before anybody looked is gone too', async () => {
  const { asked, response } = await ask();
  asked.destroy();
  await once(response, 'close');
  expect([goneSignal(response).aborted, overSignal(response).aborted]).toEqual([true, true]);
});

it('one whose answer is written is not gone, but the answer is over', async () => {
  const { response } = await ask();
  const [gone, over] = [goneSignal(response), overSignal(response)];
  response.end('all');
  await aborted(over);
  expect(gone.aborted).toBe(false);
  expect([goneSignal(response).aborted, overSignal(response).aborted]).toEqual([false, true]);
});

it('a socket is over when it is closed', async () => {
  const client = new WebSocket(`ws://127.0.0.1:${port()}`);
  const [socket] = (await once(sockets, 'connection')) as [WebSocket];
  await once(client, 'open');
  const over = overSignal(socket);
  expect(over.aborted).toBe(false);
  client.close();
  await aborted(over);
  expect(overSignal(socket).aborted).toBe(true);
});
