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
}

export interface ListenersOptions {
  readonly host: string;
  readonly certificate: CertificateFiles | null;
  readonly syslog: SyslogOptions;
}

export async function createListeners(
  options: DoorOptions,
  { host, certificate, syslog }: ListenersOptions,
): Promise<Listeners> {
  const own = host === 'localhost' ? '127.0.0.1' : host;
  const ofSyslog = await createSyslogListener(options.core, own, certificate, syslog);
  return {
    start: async () => ({ syslog: await ofSyslog.start() }),
    stop: () => ofSyslog.stop(),
  };
}
