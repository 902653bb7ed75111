import { readFileSync, statSync } from 'node:fs';

const LISTENING = '0A';

/**
 * Whether what listens at a port of 127.0.0.1 belongs to the account of a process. Another account may take a port before our server does,
 * and must not be told a password. True where the system does not say.
 */
export function isListenerOf(pid: number, port: number): boolean {
  if (process.platform !== 'linux') return true;
  let sockets: string;
  let account: number;
  try {
    sockets = readFileSync('/proc/net/tcp', 'utf8');
    account = statSync(`/proc/${pid}`).uid;
  } catch {
    return true;
  }
  const places = ['0100007F', '7F000001'].map(
    (address) => `${address}:${port.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return sockets.split('\n').some((line) => {
    const [, local = '', , state, , , , uid] = line.trim().split(/\s+/);
    return state === LISTENING && places.includes(local) && Number(uid) === account;
  });
}
