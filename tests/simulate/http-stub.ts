import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request brought. */
export interface Received {
  path: string;
  authorization: string | undefined;
  body: unknown;
}

/** What to answer; null drops the connection without a word. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> } | null;

/** A real HTTP server on a free loopback port that answers as told; 418 with the reason where telling fails, an expectation say. */
export async function startStub(answer: (received: Received) => Answer): Promise<{
  url: string;
  close(): Promise<void>;
}> {
  const server = createServer((request, response) => void respond(request, response, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: (received: Received) => Answer) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  let told: Answer;
  try {
    told = answer({
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: JSON.parse(Buffer.concat(chunks).toString()) as unknown,
    });
  } catch (error) {
    told = { status: 418, body: { error: { message: String(error) } } };
  }
  if (!told) {
    request.socket.destroy();
    return;
  }
  response.writeHead(told.status, { 'content-type': 'application/json', ...told.headers });
  response.end(JSON.stringify(told.body));
}
