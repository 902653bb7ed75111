import { createRequire } from 'node:module';
import path from 'node:path';
import { runCommand } from './run-command.ts';
import { examine, type PathProgram } from './find-on-path.ts';
import type { EngineFinder } from './service-kind.ts';

/**
 * Runs in a process of its own: mongodb-memory-server-core has no way to stop a download, prints its progress, and takes
 * settings from the environment that must not be those of Roomwatch.
 */
const script = `
const [library, downloadDir, version] = process.argv.slice(1);
const { MongoBinary } = require(library);
const { DryMongoBinary } = require(require('node:path').join(library, '../util/DryMongoBinary.js'));
const wanted = { downloadDir, ...(version ? { version } : {}) };
(async () => {
  const options = await DryMongoBinary.generateOptions(wanted);
  const present = await DryMongoBinary.locateBinary(wanted);
  if (!present) console.log('DOWNLOADING ' + options.version);
  console.log('FOUND ' + (present || (await MongoBinary.getPath(wanted))));
})().catch((error) => {
  console.log('FAILED ' + String(error && error.message).replace(/\\s+/g, ' '));
  process.exitCode = 1;
});
`;

const minute = 60_000;

/** A finder for the mongod that mongodb-memory-server-core has in its cache or can download, of the version of the data. */
export function downloaded(mongod: PathProgram): EngineFinder {
  return {
    source: 'download',
    engines: ['mongod'],
    async find({ cacheDir, say, signal }, maker) {
      const library = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
      const folder = path.join(cacheDir, 'mongod');
      let found: string | null = null;
      let failure: string | null = null;
      let lastTenth = 0;
      const run = await runCommand(process.execPath, ['-e', script, library, folder, maker?.version ?? ''], {
        timeoutMs: 15 * minute,
        // a network that swallows everything must not hold up the start; unpacking is silent, but shorter
        silenceMs: 30_000,
        cwd: cacheDir,
        signal,
        env: downloadEnvironment(),
        onLine: (line) => {
          const version = /^DOWNLOADING (\S+)/.exec(line)?.[1];
          if (version !== undefined) say(`Downloading mongod ${version} into ${folder} (once) ...`);
          const percent = /: (\d+)(\.\d+)?% \(/.exec(line)?.[1];
          if (percent !== undefined && Math.floor(Number(percent) / 10) > lastTenth) {
            lastTenth = Math.floor(Number(percent) / 10);
            say(`  downloading mongod: ${lastTenth * 10} %`);
          }
          found = /^FOUND (.+)$/.exec(line)?.[1] ?? found;
          failure = /^FAILED (?:.*, Details: )?(.+)$/.exec(line)?.[1] ?? failure;
        },
      });
      const result =
        found === null
          ? { reason: `mongod could not be downloaded: ${failure ?? run.failure ?? 'it is not there'}` }
          : await examine(found, mongod, signal);
      if ('reason' in result) {
        say(`Not used: ${result.reason}.`);
        return result;
      }
      return { ...result, source: 'download' };
    },
  };
}

function downloadEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return {
    ...inherited,
    // without this the library accepts any certificate
    npm_config_strict_ssl: 'true',
    MONGOMS_MD5_CHECK: 'true',
    // one further source is waiting, so a second try is enough
    MONGOMS_MAX_RETRIES: '1',
  };
}
