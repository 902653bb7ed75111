import type { Config } from '../config/config.ts';
import { SETTINGS } from '../config/settings.ts';
import { SettingError } from '../errors.ts';
import { isDatabaseAway } from '../models/support/database-away.ts';
import { dataDirMistake } from '../provision/index.ts';

/** The mistake in the settings that keeps the server from starting, as a sentence; null for any other error. */
export function startMistake(error: unknown, config: Config): string | null {
  if (error instanceof SettingError) return error.message;
  if (isDatabaseAway(error)) return 'MongoDB answered at first and then went away. Start again when it is back.';
  const ofDataDir = dataDirMistake(error, config.dataDir);
  if (ofDataDir !== null) return ofDataDir;
  const { host } = config;
  const { code, port = config.port, syscall } = error as NodeJS.ErrnoException & { port?: number };
  const setting = settingOfPort(config, port, syscall === 'bind');
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use. Stop what listens there, or set ${setting} to another (0 takes any).`;
    case 'EACCES':
      return `Port ${port} of ${host} may not be used by this account. Set ${setting} to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}, which is no address of this machine. Set it to one, or to 0.0.0.0 for all of them.`;
    default:
      return null;
  }
}

/** The setting that names a port. */
function settingOfPort(config: Config, port: number, isUdp: boolean): string {
  const { syslog } = SETTINGS;
  if (isUdp) return syslog.udpPort.name;
  const ports = [
    { setting: SETTINGS.port, value: config.port },
    { setting: SETTINGS.tlsPort, value: config.tlsPort },
    { setting: SETTINGS.otlpGrpcPort, value: config.otlpGrpcPort },
    { setting: syslog.tcpPort, value: config.syslog.tcpPort },
    { setting: syslog.tlsPort, value: config.syslog.tlsPort },
  ];
  return (ports.find(({ value }) => value === port)?.setting ?? SETTINGS.port).name;
}
