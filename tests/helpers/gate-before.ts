import net from 'node:net';

/** Stands before a MongoDB, and lets nobody through while it is down. */
export interface DatabaseGate {
  readonly uri: string;
  down(): void;
  up(): Promise<void>;
  close(): void;
}

export async function gateBefore(uri: string): Promise<DatabaseGate> {
  const behind = new URL(uri);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    const other = net.connect(Number(behind.port), behind.hostname);
    for (const one of [socket, other]) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => (socket.destroy(), other.destroy(), sockets.delete(one)));
    }
    socket.pipe(other).pipe(socket);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as net.AddressInfo;
  const before = new URL(uri);
  before.port = String(port);
  const down = () => {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  };
  return { uri: before.href, down, up: () => listen(port), close: down };
}
