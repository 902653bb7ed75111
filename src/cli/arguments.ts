import { closeSync, openSync, readSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

/** Bytes of a file with a key; a longer one is another file. */
const KEY_BYTES = 4_096;

/** An http or https address, for commander, which prints this refusal after the option's name and the value given. */
export function httpUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new InvalidArgumentError('Expected an http or https address such as http://127.0.0.1:4000.');
}

/** The key in a file, without the line's end, for commander. */
export function keyInFile(file: string): string {
  const key = startOf(file).trim();
  if (key === '' || /\s/.test(key) || key.length >= KEY_BYTES) {
    throw new InvalidArgumentError('Expected a file that holds a key, in one line and nothing else.');
  }
  return key;
}

/** A key that stands on the command line, with a warning, for commander. */
export function keyOnCommandLine(key: string): string {
  process.stderr.write(
    'Warning: other accounts of this machine can read --key in the list of processes. Use --key-file or ROOMWATCH_KEY.\n',
  );
  return key;
}

/** A file may be a pipe, such as `<(pass show roomwatch)` of a shell, so it is read as it comes. */
function startOf(file: string): string {
  const bytes = Buffer.alloc(KEY_BYTES);
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    throw new InvalidArgumentError(`The file cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  try {
    for (let length = 0; ;) {
      const more = length < KEY_BYTES ? readSync(handle, bytes, length, KEY_BYTES - length, null) : 0;
      if (more === 0) return bytes.toString('utf8', 0, length);
      length += more;
    }
  } catch (error) {
    throw new InvalidArgumentError(`The file cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  } finally {
    closeSync(handle);
  }
}
