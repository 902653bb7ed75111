import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { runCommand } from './run-command.ts';
import { examine, type PathProgram } from './find-on-path.ts';
import { readJson, writeJson } from './json-file.ts';
import { MONGOD_DIGESTS } from './mongod-digests.ts';
import type { EngineFinder } from './service-kind.ts';

/**
 * Runs in a process of its own: mongodb-memory-server-core has no way to stop a download, prints its progress, and reads settings from the
 * environment that must not be Roomwatch's.
 */
const script = `
const [library, downloadDir, version, knownDigests, givenDigest] = process.argv.slice(1);
const { MongoBinary } = require(library);
const path = require('node:path');
const util = (name) => require(path.join(library, '../util', name));
const { DryMongoBinary } = util('DryMongoBinary.js');
const { MongoBinaryDownload } = util('MongoBinaryDownload.js');
const { MongoBinaryDownloadUrl } = util('MongoBinaryDownloadUrl.js');
const { resolveConfig, envToBool } = util('resolveConfig.js');
const { createHash } = require('node:crypto');
const { createReadStream, rmSync } = require('node:fs');
const { pipeline } = require('node:stream/promises');
async function expectDigest(options) {
  const archive = path.basename(new URL(await new MongoBinaryDownloadUrl(options).getDownloadUrl()).pathname);
  const expected = givenDigest || JSON.parse(knownDigests)[archive];
  if (!expected) throw new Error('the SHA-256 of ' + archive + ' is not known; MONGOD_SHA256 may give it');
  const { extract } = MongoBinaryDownload.prototype;
  MongoBinaryDownload.prototype.extract = async function (file) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    const actual = hash.digest('hex');
    if (actual !== expected) {
      rmSync(file, { force: true });
      throw new Error(archive + ' has the SHA-256 ' + actual + ', and it should have ' + expected);
    }
    return extract.call(this, file);
  };
}
const wanted = { downloadDir, ...(version ? { version } : {}) };
(async () => {
  const options = await DryMongoBinary.generateOptions(wanted);
  const present = await DryMongoBinary.locateBinary(wanted);
  if (!present && !envToBool(resolveConfig('RUNTIME_DOWNLOAD'))) throw new Error('its download is switched off');
  if (!present) {
    await expectDigest(options);
    console.log('DOWNLOADING ' + options.version);
  }
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
 * folder, which the next source can serve as well, a failed download is not tried again for an hour. Only an archive whose SHA-256 Roomwatch
 * or the operator knows is downloaded, and none other is unpacked.
 */
export function downloaded(mongod: PathProgram, now: () => number = Date.now): EngineFinder {
  return {
    source: 'download',
    engines: ['mongod'],
    async find({ cacheDir, mongodSha256, say, signal }, maker) {
      const library = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
      const folder = path.join(cacheDir, 'mongod');
      const note = path.join(cacheDir, 'mongod-download-failed.json');
      const last = maker === null ? lastFailure(note, now()) : null;
      let found: string | null = null;
      let failure: string | null = null;
      let isDownloading = false;
      let lastTenth = 0;
      const digests = [JSON.stringify(MONGOD_DIGESTS), mongodSha256 ?? ''];
      const run = await runCommand(
        process.execPath,
        ['-e', script, library, folder, maker?.version ?? '', ...digests],
        {
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
        },
      );
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
    // the archive's SHA-256 is checked, which does not come from where the archive comes from
    MONGOMS_MD5_CHECK: 'false',
    // a further source is waiting, so a second try is enough
    MONGOMS_MAX_RETRIES: '1',
  };
}
