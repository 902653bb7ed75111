import path from 'node:path';

/**
 * What an error of the operating system says of DATA_DIR, as a sentence for people; null for an error of anything else.
 * @param dataDir an absolute path
 */
export function dataDirMistake(error: unknown, dataDir: string): string | null {
  const { code, path: file, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined || typeof file !== 'string') return null;
  const root = path.resolve(dataDir);
  if (file !== root && !file.startsWith(path.join(root, path.sep))) return null;
  return `DATA_DIR is ${root}, but ${file} cannot be ${syscall === 'mkdir' ? 'made' : 'used'} (${code}). Set DATA_DIR to a folder that this account may write.`;
}
