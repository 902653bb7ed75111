import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { createWrongKeys } from '../../../http/guard/wrong-keys.ts';
import type { CertificateFiles } from '../../../http/tls/certificate.ts';
import { createTlsListener } from '../../../http/tls/listener.ts';
import type { DoorOptions } from '../../door.ts';
import { failureOf } from '../../post/failure.ts';
import { weigh } from '../../post/heavy.ts';
import { noteRefusal } from '../../post/take-post.ts';
import { readProtobuf } from '../../protobuf/read-protobuf.ts';
import { recordTelemetry, TELEMETRY, type Telemetry } from '../telemetry.ts';
import { createAdmission, type Admission } from './admission.ts';
import { statusOf } from './refusal.ts';

/** Where calls are taken. */
export interface GrpcListenerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** With it TLS is spoken, and nothing else. */
  readonly certificate: CertificateFiles | null;
}

/** OTLP over gRPC: the messages and the answers of OTLP/HTTP, over HTTP/2. */
export interface GrpcListener {
  /** Listens, and gives the port. */
  start(): Promise<number>;
  /** Answers the calls in progress, and ends those that take too long. */
  stop(): Promise<void>;
}

/** Of a message, unzipped; a collector's own receiver takes 4 MiB. */
const MAX_MESSAGE = 16 * 1024 * 1024;
const MOST_CONNECTIONS = 1_000;
/** Milliseconds that calls in progress may take when the server stops. */
const STOP_WITHIN = 5_000;
const DOOR = 'otlp-grpc';

export function createGrpcListener(
  options: DoorOptions,
  { host, port, certificate }: GrpcListenerOptions,
): GrpcListener {
  const { core } = options;
  const wrongKeys = createWrongKeys({ log: core.log });
  const admission = createAdmission(options, wrongKeys, DOOR);
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE,
    'grpc.max_concurrent_streams': 100,
    interceptors: [admission.interceptor],
  });
  for (const telemetry of TELEMETRY)
    server.addService(serviceOf(telemetry), { Export: handlerOf(options, admission, telemetry) });
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const sockets = new Set<Socket>();
  // TLS is taken off by our own listener, which takes up a new certificate without a restart.
  const connections = new EventEmitter().on('connection', (socket: Socket) => {
    socket.on('error', () => undefined);
    if (sockets.size >= MOST_CONNECTIONS) return void socket.destroy();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    injector.injectConnection(socket);
  });
  const tls =
    certificate && createTlsListener(connections, { ...certificate, host, port, protocols: ['h2'] }, core.log);
  const plain = tls ? null : createServer((socket) => void connections.emit('connection', socket));

  return {
    async start() {
      if (tls) return Number(new URL(await tls.start()).port);
      plain!.listen({ host, port });
      await once(plain!, 'listening');
      return (plain!.address() as AddressInfo).port;
    },
    async stop() {
      const closed = tls ? tls.stop() : new Promise<void>((resolve) => plain!.close(() => resolve()));
      const cut = setTimeout(() => server.forceShutdown(), STOP_WITHIN);
      injector.drain(STOP_WITHIN);
      await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      clearTimeout(cut);
      injector.destroy();
      for (const socket of sockets) socket.destroy();
      await closed;
      wrongKeys.stop();
    },
  };
}

/** The one method of each service; messages are read and written by ourselves, in slices and bounded. */
function serviceOf({ service }: Telemetry): ServiceDefinition {
  const asItIs = (bytes: Buffer) => bytes;
  return {
    Export: {
      path: `/${service}/Export`,
      requestStream: false,
      responseStream: false,
      requestSerialize: asItIs,
      requestDeserialize: asItIs,
      responseSerialize: asItIs,
      responseDeserialize: asItIs,
    },
  };
}

function handlerOf(options: DoorOptions, admission: Admission, telemetry: Telemetry) {
  const { core } = options;
  return (call: ServerUnaryCall<Buffer, Buffer>, callback: sendUnaryData<Buffer>): void => {
    take(options, admission, telemetry, call).then(
      (answer) => callback(null, answer),
      (error: unknown) => {
        const failure = failureOf(error, core);
        const { workspace } = admission.callerOf(call.metadata).caller;
        noteRefusal(core, `${DOOR}/${telemetry.name}`, { workspace, table: telemetry.table }, failure);
        callback(statusOf(failure));
      },
    );
  };
}

/** Stores what a call brings, when it is its turn. */
async function take(
  { core, gates }: DoorOptions,
  admission: Admission,
  telemetry: Telemetry,
  { request: body, metadata }: ServerUnaryCall<Buffer, Buffer>,
): Promise<Buffer> {
  const { caller, address } = admission.callerOf(metadata);
  const agent = metadata.get('user-agent')[0];
  const bearer = {
    ...{ workspace: caller.workspace, credential: caller.credential, address },
    door: `${DOOR}/${telemetry.name}`,
    agent: agent === undefined ? null : String(agent).slice(0, 200),
  };
  // The message is there: it does not give way to others any more.
  const place = gates.known.enter(() => undefined);
  const weight = weigh(body.length);
  try {
    place.hold(body.length);
    return await place.work(async () => {
      const message = await readProtobuf(body, telemetry.request(), weight);
      const answer = await recordTelemetry(core, telemetry, { bearer, message, body });
      const type = telemetry.response();
      return Buffer.from(type.encode(type.fromObject(answer)).finish());
    });
  } finally {
    weight.leave();
    place.leave();
  }
}
