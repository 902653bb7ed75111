import type { CertificateFiles } from '../http/tls/certificate.ts';
import type { DoorOptions } from './door.ts';
import { createSyslogListener, type SyslogOptions, type SyslogPorts } from './syslog/listener.ts';

/** The doors that are not HTTP, each at a port of its own. */
export interface Listeners {
  start(): Promise<ListenerPorts>;
  stop(): Promise<void>;
}

/** Where they listen; null where they do not. */
export interface ListenerPorts {
  readonly syslog: SyslogPorts;
  readonly otlpGrpc: number | null;
}

export interface ListenersOptions {
  readonly host: string;
  readonly certificate: CertificateFiles | null;
  readonly syslog: SyslogOptions;
  /** null: OTLP is not taken over gRPC. 0 takes any free port. */
  readonly otlpGrpcPort: number | null;
}

export async function createListeners(
  options: DoorOptions,
  { host, certificate, syslog, otlpGrpcPort: port }: ListenersOptions,
): Promise<Listeners> {
  const own = host === 'localhost' ? '127.0.0.1' : host;
  const ofSyslog = await createSyslogListener(options.core, own, certificate, syslog);
  // Loaded only here: most installations do without.
  const grpc = port === null ? null : (await import('./otlp/grpc/listener.ts')).createGrpcListener;
  const ofGrpc = port === null || grpc === null ? null : grpc(options, { host: own, port, certificate });
  return {
    start: async () => ({ syslog: await ofSyslog.start(), otlpGrpc: (await ofGrpc?.start()) ?? null }),
    async stop() {
      await Promise.all([ofSyslog.stop(), ofGrpc?.stop()]);
    },
  };
}
