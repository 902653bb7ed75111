import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Engine, EngineFinder, EngineName, Unavailable } from './service-kind.ts';
import { runCommand } from './run-command.ts';
import { compareVersions } from './version.ts';

/** A program that may be on the PATH, and how to recognise it. */
export interface PathProgram {
  program: string;
  engines: readonly EngineName[];
  /** What a program says to `--version`, as an engine; null for another program. */
  read(versionOutput: string): { engine: EngineName; version: string } | null;
  /** The oldest version that Roomwatch works with; null where every version works. */
  oldest(engine: EngineName): string | null;
}

/** A finder for a server program on the PATH. One that is found but unfit is reported, because people wonder why it is not used. */
export function onPath(wanted: PathProgram): EngineFinder {
  return {
    source: 'path',
    engines: wanted.engines,
    async find({ say, signal }) {
      const binary = await locate(wanted.program);
      if (binary === null) return { reason: `no ${wanted.program} on the PATH` };
      const found = await examine(binary, wanted, signal);
      if ('reason' in found) say(`Not used: ${found.reason}.`);
      return found;
    },
  };
}

/** Asks a server program for its version, and decides whether it is fit for use. */
export async function examine(binary: string, wanted: PathProgram, signal: AbortSignal): Promise<Engine | Unavailable> {
  const run = await runCommand(binary, ['--version'], { timeoutMs: 10_000, signal });
  if (run.failure !== null) return { reason: `${binary} does not run (--version: ${run.failure})` };
  const read = wanted.read(run.lines.join('\n'));
  if (read === null) return { reason: `${binary} does not say which version it is` };
  const oldest = wanted.oldest(read.engine);
  if (oldest !== null && compareVersions(read.version, oldest) < 0) {
    return { reason: `${binary} is version ${read.version}, and Roomwatch needs ${oldest} or newer` };
  }
  return { ...read, source: 'path', binary };
}

/** The absolute path of a program on the PATH, or null. */
async function locate(program: string): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    const candidate = path.resolve(folder, program);
    try {
      await access(candidate, constants.X_OK);
      if ((await stat(candidate)).isFile()) return candidate;
    } catch {
      // not in this folder
    }
  }
  return null;
}
