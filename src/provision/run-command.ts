import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The end of a command. `failure` is null for exit code 0, else a part of a sentence for people. */
export interface CommandResult {
  failure: string | null;
  /** The command does not exist. */
  missing: boolean;
  /** The last lines of both outputs, oldest first. */
  lines: string[];
}

export interface CommandOptions {
  /** Milliseconds until it is killed. */
  timeoutMs: number;
  /** Milliseconds without a line of output until it is killed; none by default. */
  silenceMs?: number;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  signal?: AbortSignal;
  onLine?: (line: string) => void;
}

const keptLines = 200;

/** Runs a command to its end, within a bounded time and with bounded memory. Never rejects. */
export function runCommand(command: string, args: string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    let killedBecause: string | null = null;
    const child = spawn(command, args, {
      env: options.env ?? process.env,
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = (because: string) => {
      killedBecause ??= because;
      child.kill('SIGKILL');
      // a grandchild may hold the pipes open, and then "close" would never come
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const onAbort = () => kill('it was told to stop');
    const whole = setTimeout(() => kill(`it took longer than ${options.timeoutMs / 1000} s`), options.timeoutMs);
    const silence = setTimeout(
      () => kill(`nothing came for ${(options.silenceMs ?? 0) / 1000} s`),
      options.silenceMs ?? options.timeoutMs,
    );
    const hear = (line: string) => {
      silence.refresh();
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      options.onLine?.(line);
    };
    createInterface({ input: child.stdout }).on('line', hear);
    createInterface({ input: child.stderr }).on('line', hear);
    const end = (failure: string | null, missing: boolean) => {
      clearTimeout(whole);
      clearTimeout(silence);
      options.signal?.removeEventListener('abort', onAbort);
      resolve({ failure, missing, lines });
    };
    child.once('error', (error: NodeJS.ErrnoException) => end(error.message, error.code === 'ENOENT'));
    child.once('close', (code, signal) => {
      end(killedBecause ?? (code === 0 ? null : `it ended with ${signal ?? `code ${code}`}`), false);
    });
    if (options.signal?.aborted) onAbort();
    options.signal?.addEventListener('abort', onAbort, { once: true });
  });
}
