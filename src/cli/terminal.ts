import { Transform, type TransformCallback } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { forTerminal } from '../domain/text/controls.ts';

/** Prints a line for people on standard output. Text from outside in it cannot steer the terminal. */
export function print(line: string): void {
  process.stdout.write(`${forTerminal(line)}\n`);
}

/** Prints a line for people on standard error, like `print`. */
export function printError(line: string): void {
  process.stderr.write(`${forTerminal(line)}\n`);
}

/** Standard output for data: files and pipes get it as it is, a terminal only what it can show. */
export function dataOutput(): { write(text: string): unknown } {
  const { stdout } = process;
  return stdout.isTTY ? { write: (text) => stdout.write(forTerminal(text)) } : stdout;
}

/** Passes text in UTF-8 on as a terminal may show it. */
export function terminalFilter(): Transform {
  const decoder = new StringDecoder('utf8');
  return new Transform({
    transform: (chunk: Buffer, _encoding, done: TransformCallback) => done(null, forTerminal(decoder.write(chunk))),
    flush: (done: TransformCallback) => done(null, forTerminal(decoder.end())),
  });
}
