import { jest } from '@jest/globals';
import type { Command } from 'commander';

/** Runs a command of the command line as the shell would; answers what it prints and its exit code. Null for a command that asks no server. */
export async function runCommand(command: Command, words: readonly string[], url: string | null) {
  const printed = { out: '', err: '', code: 0 };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true)),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true)),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    const at = url === null || words.includes('--url') ? [] : ['--url', url];
    await command.exitOverride().parseAsync([...words, ...at], { from: 'user' });
    printed.code = Number(process.exitCode);
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
  return printed;
}
