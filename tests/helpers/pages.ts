import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const REPOSITORY = path.join(import.meta.dirname, '../..');

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  /** Where it begins, from 1. */
  readonly line: number;
  /** The nearest heading above it. */
  readonly section: string;
  /** What stands behind the fence; empty for plain text. */
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page of the repository, in their order. */
export function blocksOf(page: string): Block[] {
  const source = readFileSync(path.join(REPOSITORY, page), 'utf8');
  return [...source.matchAll(/^```(\S*)\n([^]*?)^```$/gm)].map(({ index, 1: language, 2: text }) => {
    const before = source.slice(0, index);
    return {
      page,
      line: before.split('\n').length,
      section: [...before.matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? '',
      language: language!,
      text: text!,
    };
  });
}

/** The files below a folder of the repository whose names match, sorted; pages unless told otherwise. */
export function pagesBelow(folder: string, pattern = /\.md$/): string[] {
  return readdirSync(path.join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => path.posix.join(folder, file))
    .sort();
}
