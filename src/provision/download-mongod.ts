import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { runCommand } from './run-command.ts';
import { examine, type PathProgram } from './find-on-path.ts';
import { readJson, writeJson } from './json-file.ts';
import type { EngineFinder } from './service-kind.ts';

/**
 * Runs in a process of its own: mongodb-memory-server-core has no way to stop a download, prints its progress, and reads settings from the
 * environment that must not be Roomwatch's.
 */
const script = `
const [library, downloadDir, version] = process.argv.slice(1);
const { MongoBinary } = require(library);
const util = (name) => require(require('node:path').join(library, '../util', name));
const { DryMongoBinary } = util('DryMongoBinary.js');
const { resolveConfig, envToBool } = util('resolveConfig.js');
const wanted = { downloadDir, ...(version ? { version } : {}) };
(async () => {
  const options = await DryMongoBinary.generateOptions(wanted);
  const present = await DryMongoBinary.locateBinary(wanted);
  if (!present && !envToBool(resolveConfig('RUNTIME_DOWNLOAD'))) throw new Error('its download is switched off');
  if (!present) console.log('DOWNLOADING ' + options.version);
  console.log('FOUND ' + (present || (await MongoBinary.getPath(wanted))));
})().catch((error) => {
  console.log('FAILED ' + String(error && error.message).replace(/\\s+/g, ' '));
  process.exitCode = 1;
});
`;

const minute = 60_000;
/** Milliseconds after a failed download during which it is not tried again. */
const patienceMs = 60 * minute;

/** The note in the cache folder about a failed download: when, in milliseconds, and why. */
const failureShape = z.object({ at: z.number(), why: z.string() });

/**
 * A finder for the mongod that mongodb-memory-server-core has in its cache or can download, in the version of the data. For a new data
 * folder, which the next source can serve as well, a failed download is not tried again for an hour.
 */
export function downloaded(mongod: PathProgram, now: () => number = Date.now): EngineFinder {
  return {
    source: 'download',
    engines: ['mongod'],
    async find({ cacheDir, say, signal }, maker) {
      const library = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
      const folder = path.join(cacheDir, 'mongod');
      const note = path.join(cacheDir, 'mongod-download-failed.json');
      const last = maker === null ? lastFailure(note, now()) : null;
      let found: string | null = null;
      let failure: string | null = null;
      let isDownloading = false;
      let lastTenth = 0;
      const run = await runCommand(process.execPath, ['-e', script, library, folder, maker?.version ?? ''], {
        timeoutMs: 15 * minute,
        // a silent network must not hold up the start; unpacking is silent too, but shorter
        silenceMs: 30_000,
        cwd: cacheDir,
        signal,
        // the cache may hold it anyway, put there by other means
        env: { ...downloadEnvironment(), ...(last === null ? {} : { MONGOMS_RUNTIME_DOWNLOAD: 'false' }) },
        onLine: (line) => {
          const version = /^DOWNLOADING (\S+)/.exec(line)?.[1];
          if (version !== undefined) {
            isDownloading = true;
            say(`Downloading mongod ${version} into ${folder} (once) ...`);
          }
          const percent = /: (\d+)(\.\d+)?% \(/.exec(line)?.[1];
          if (percent !== undefined && Math.floor(Number(percent) / 10) > lastTenth) {
            lastTenth = Math.floor(Number(percent) / 10);
            say(`  downloading mongod: ${lastTenth * 10} %`);
          }
          found = /^FOUND (.+)$/.exec(line)?.[1] ?? found;
          failure = /^FAILED (?:.*, Details: )?(.+)$/.exec(line)?.[1] ?? failure;
        },
      });
      const why = failure ?? run.failure ?? 'it is not there';
      if (found === null && isDownloading && maker === null && !signal.aborted) {
        writeJson(note, { at: now(), why });
      }
      const result =
        found === null
          ? { reason: last ?? `mongod could not be downloaded: ${why}` }
          : await examine(found, mongod, signal);
      if ('reason' in result) {
        say(`Not used: ${result.reason}.`);
        return result;
      }
      return { ...result, source: 'download' };
    },
  };
}

/** The message about a recent failed download; null where there was none. */
function lastFailure(note: string, now: number): string | null {
  const failed = readJson(note, failureShape);
  // a note from the future was written before the clock was set back
  if (failed === null || now < failed.at || now - failed.at >= patienceMs) return null;
  const minutes = Math.ceil((failed.at + patienceMs - now) / minute);
  return (
    `mongod could not be downloaded at ${new Date(failed.at).toISOString()} (${failed.why}); ` +
    `it is tried again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or once ${note} is removed`
  );
}

function downloadEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return {
    ...inherited,
    // without this the library accepts any certificate
    npm_config_strict_ssl: 'true',
    MONGOMS_MD5_CHECK: 'true',
    // a further source is waiting, so a second try is enough
    MONGOMS_MAX_RETRIES: '1',
  };
}
