import { existsSync } from 'node:fs';

/** The Chromium of this machine: what `CHROMIUM` names, else one in /usr/bin; undefined where there is none. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
}
