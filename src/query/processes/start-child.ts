import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ProcessCode } from './bundle.ts';
import type { ChildArguments } from './child.ts';

/** The stack of V8 in kilobytes: the parser recurses by the depth of a text. The system's stack must be larger. */
const STACK_KILOBYTES = 7_800;
const SYSTEM_STACK_KILOBYTES = 16_384;

const SHELL = '/bin/sh';
/** Node cannot set these limits: no core files, and enough stack. The shell becomes the process, so it has the same id. */
const WITH_LIMITS = `ulimit -c 0; ulimit -S -s ${SYSTEM_STACK_KILOBYTES} 2>/dev/null; exec "$@"`;

/** Receives the code of the process as its first message, and becomes it. */
const BOOTSTRAP = 'process.channel.ref();process.once("message",(text)=>new Function("require",text)(require))';

interface ChildOptions {
  readonly heapMegabytes: number;
  /** The snapshot to start from instead of the code; null for none. */
  readonly snapshot: string | null;
  readonly arguments: ChildArguments;
  /** The file that the child gets as descriptor 4; null for none. */
  readonly stateFile: number | null;
}

/** Starts a process of the engine. It has a channel to this one, and nothing else of it: no environment, no input, no open sockets. */
export function startChild(
  code: ProcessCode,
  { heapMegabytes, snapshot, arguments: given, stateFile }: ChildOptions,
): ChildProcess {
  const isText = snapshot === null && code.kind === 'text';
  const what = snapshot !== null ? ['--snapshot-blob', snapshot, '--'] : whatOf(code);
  const [program, ...rest] = nodeCommand(heapMegabytes, [...what, JSON.stringify(given)]);
  const child = spawn(program, rest, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', stateFile ?? 'ignore'],
    serialization: 'advanced',
    env: childEnvironment(),
    cwd: path.parse(process.execPath).root,
    // A group of its own: the Ctrl-C of a terminal goes to a whole group, and would end a child that has no handler yet.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  if (isText) child.send(code.text, () => undefined);
  return child;
}

const whatOf = (code: ProcessCode): string[] => (code.kind === 'file' ? [code.path] : ['-e', BOOTSTRAP, '--']);

/** Node with the limits of a child. A snapshot can only be loaded with the very flags of V8 with which it was made. */
export function nodeCommand(heapMegabytes: number, words: readonly string[]): readonly [string, ...string[]] {
  const hasShell = existsSync(SHELL);
  const command = [
    process.execPath,
    `--max-old-space-size=${heapMegabytes}`,
    ...(hasShell ? [`--stack-size=${STACK_KILOBYTES}`] : []),
    '--no-warnings',
    ...words,
  ] as const;
  return hasShell ? [SHELL, '-c', WITH_LIMITS, 'sh', ...command] : command;
}

/** What a process needs to run at all. Secrets of this process stay here. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const needed = ['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot'];
  const kept = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  return { TZ: 'UTC', ...Object.fromEntries(kept) };
}
