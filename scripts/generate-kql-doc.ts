import { writeFileSync } from 'node:fs';
import { kqlDoc } from './kql-doc.ts';

/** Writes `docs/kql.md` anew: `npx tsx scripts/generate-kql-doc.ts`. A test holds the committed file to it. */
writeFileSync(new URL('../docs/kql.md', import.meta.url), kqlDoc());
