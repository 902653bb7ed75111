import { writeFileSync } from 'node:fs';
import { signalsDoc } from './signals-doc.ts';

/** Writes `docs/signals.md` anew, for `npm run docs`. A test holds the committed file to it. */
writeFileSync(new URL('../docs/signals.md', import.meta.url), signalsDoc());
