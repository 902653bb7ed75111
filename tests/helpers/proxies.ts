import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RawSettings } from '../../src/config/env.ts';
import { blocksOf } from './pages.ts';
import { spawnCommand, type Roomwatch } from './process.ts';
import { tempDir } from './temp-dir.ts';

/** A proxy of docs/proxies.md. */
export interface Proxy {
  readonly name: string;
  /** The program, and the Debian package that brings it. */
  readonly program: string;
  /** The language of its blocks in docs/proxies.md. */
  readonly language: string;
  /** What a block needs around it to run in a folder of its own, beside whatever the machine runs. */
  around(block: string, at: ProxyPlace): string;
  words(file: string, folder: string): string[];
}

/** Where a proxy of a test listens, and with which files in PEM. */
export interface ProxyPlace {
  readonly port: number;
  /** The port of Roomwatch. */
  readonly server: number;
  readonly cert: string;
  readonly key: string;
  readonly folder: string;
}

const nginx: Proxy = {
  ...{ name: 'nginx', program: 'nginx', language: 'nginx' },
  around: (block, { folder }) => `
    daemon off;
    master_process off;
    pid ${folder}/nginx.pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n')}
      ${block}
    }`,
  words: (file, folder) => ['-e', 'stderr', '-p', folder, '-c', file],
};

const haproxy: Proxy = {
  ...{ name: 'HAProxy', program: 'haproxy', language: 'haproxy' },
  around: (block, { cert, key, folder }) => {
    const both = path.join(folder, 'rooms.pem');
    writeFileSync(both, `${readFileSync(cert, 'utf8')}\n${readFileSync(key, 'utf8')}`);
    return block.replace('/etc/ssl/rooms/rooms.pem', both);
  },
  words: (file) => ['-db', '-f', file],
};

const caddy: Proxy = {
  ...{ name: 'Caddy', program: 'caddy', language: 'caddy' },
  around: (block, { port, cert, key, folder }) => `{
  admin off
  auto_https disable_redirects
  storage file_system ${folder}/caddy
}
${block.replace(/^localhost \{$/m, `https://localhost:${port} {\n  tls ${cert} ${key}`)}`,
  words: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
};

export const PROXIES = [nginx, haproxy, caddy];

/** The two blocks of a proxy, as docs/proxies.md has them: for a host of its own, and below a path. */
export function proxyBlocks(language: string): { own: string; below: string } {
  const [own, below, ...others] = blocksOf('docs/proxies.md').filter((block) => block.language === language);
  if (!own || !below || others.length > 0) throw new Error(`docs/proxies.md: expected two blocks of ${language}`);
  return { own: own.text, below: below.text };
}

/** Runs a block of docs/proxies.md: only its names, ports and certificates are those of the test. */
export function startProxy(
  proxy: Proxy,
  executable: string,
  block: string,
  place: Omit<ProxyPlace, 'folder'>,
): Roomwatch {
  const folder = tempDir(proxy.program);
  const here = block
    .replaceAll(/\b(rooms|www)\.example\.com\b/g, 'localhost')
    .replaceAll('127.0.0.1:4000', `127.0.0.1:${place.server}`)
    .replace('listen 443 ', `listen 127.0.0.1:${place.port} `)
    .replace('bind :443 ', `bind 127.0.0.1:${place.port} `)
    .replaceAll('/etc/ssl/rooms/cert.pem', place.cert)
    .replaceAll('/etc/ssl/rooms/key.pem', place.key);
  const file = path.join(folder, 'config');
  writeFileSync(file, proxy.around(here, { ...place, folder }));
  // What a program keeps for its next start is gone with the folder.
  return spawnCommand(executable, proxy.words(file, folder), { HOME: folder } as RawSettings, false);
}
