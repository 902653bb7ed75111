import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, stop, type Plugin } from 'esbuild';

const REPOSITORY = path.join(import.meta.dirname, '../..');
/** Below node_modules, from where packages are found. */
const FOLDER = path.join(REPOSITORY, 'node_modules/.cache/roomwatch-tests');

/** The programs that tests start as processes of their own. */
const PROGRAMS = {
  main: 'src/main.ts',
  user: 'tests/provision/fixtures/user-process.ts',
};

/** The words themselves, not a text that names them. */
const PLACE = /(?<!['"`])\bimport\.meta\.(url|dirname)\b/g;

/** Each module goes on knowing its own place, from which it finds its files. */
const ownPlaces: Plugin = {
  name: 'own places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      loader: 'ts',
      contents: (await readFile(file, 'utf8')).replaceAll(PLACE, (_, word) =>
        JSON.stringify(word === 'url' ? pathToFileURL(file).href : path.dirname(file)),
      ),
    })),
};

/**
 * Compiles the programs once for all processes that a test run starts: to do so anew costs each of them a second or two. That the
 * programs run as they are delivered is for acceptance/demo.test.ts to show.
 * @returns the folder of the build, which is gone with this process
 */
export async function buildPrograms(): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const folder = await mkdtemp(path.join(FOLDER, 'build-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: PROGRAMS,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: REPOSITORY,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    plugins: [ownPlaces],
    logLevel: 'error',
  });
  // the compiler is a process of its own
  await stop();
  return folder;
}

/** The compiled program, for `node`. */
export function builtProgram(name: keyof typeof PROGRAMS): string {
  const folder = process.env.ROOMWATCH_TEST_BUILD;
  if (folder === undefined) throw new Error('tests/helpers/global-setup.ts did not run: start the tests with jest');
  return path.join(folder, `${name}.mjs`);
}
