/** Compares schema.graphql with that of the newest release; see docs/releases/intended-breaks.yml. */
import { readFileSync } from 'node:fs';
import { problemsOf } from './schema/breaking-changes.ts';
import { readIntendedBreaks, readNewestRelease } from './schema/releases.ts';

const { version, schema } = readNewestRelease();
const current = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
const problems = problemsOf(schema, current, readIntendedBreaks());
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`See docs/releases/intended-breaks.yml; the newest release is ${version}.`);
  process.exitCode = 1;
}
