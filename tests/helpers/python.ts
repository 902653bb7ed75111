import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../../src/cache-folder.ts';
import { exclusively } from '../../src/provision/exclusive.ts';

const run = promisify(execFile);

/** A folder with these Python packages, for PYTHONPATH; installed once into the cache that the provided services share. */
export async function pythonPackages(...packages: string[]): Promise<string> {
  const cache = await cacheFolder('.data');
  const hash = createHash('sha256').update(packages.join(' ')).digest('hex').slice(0, 12);
  const target = path.join(cache, `python-test-packages-${hash}`);
  if (existsSync(target)) return target;
  return exclusively(`${target}.lock`, async () => {
    if (existsSync(target)) return target;
    const work = await mkdtemp(path.join(cache, '.installing-'));
    try {
      const into = path.join(work, 'packages');
      await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', into, ...PIP, ...packages], {
        env: { ...process.env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0' },
      });
      // One rename, so a folder under its final name is always whole.
      await rename(into, target);
      return target;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

const PIP = ['--only-binary=:all:', '--no-cache-dir', '--no-input', '--disable-pip-version-check', '--retries', '2'];
