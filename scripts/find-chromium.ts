import { existsSync } from 'node:fs';

/** The Chromium of this machine: what `CHROMIUM` names, else one in /usr/bin; undefined where there is none. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
}

/**
 * What Chromium is started with: it runs as root too, needs no large `/dev/shm`, which a container lacks, and draws without a graphics
 * card, of which these machines have none.
 */
export const CHROMIUM_ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] as const;
