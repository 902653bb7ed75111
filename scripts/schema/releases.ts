import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { parse } from 'yaml';
import type { IntendedBreak } from './breaking-changes.ts';

const folder = new URL('../../docs/releases/', import.meta.url);
const Intended = z.array(z.strictObject({ change: z.string(), reason: z.string() }));

/** The schema of the newest release in docs/releases/, by version. */
export function readNewestRelease(): { version: string; schema: string } {
  const versions = readdirSync(folder)
    .filter((file) => /^\d+\.\d+\.\d+\.graphql$/.test(file))
    .map((file) => file.replace('.graphql', ''))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const version = versions.at(-1);
  if (version === undefined) throw new Error('docs/releases/ has no schema of a release.');
  return { version, schema: readFileSync(new URL(`${version}.graphql`, folder), 'utf8') };
}

/** The changes since that release that break its clients on purpose. */
export function readIntendedBreaks(): IntendedBreak[] {
  return Intended.parse(parse(readFileSync(new URL('intended-breaks.yml', folder), 'utf8')));
}
