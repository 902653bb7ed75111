import type { CompiledField } from '../../domain/custom-fields/custom-field.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { CommandError } from '../../errors.ts';
import { inTurns } from '../../turns.ts';
import type { Core } from '../core.ts';
import { openTableStore } from '../tables/stores/open-table-store.ts';

/** Stored records on which the time of a field is measured, and how often the longest is. */
const MEASURED = 200;
const ATTEMPTS = 3;
/** The longest that a field may take for one record, in milliseconds. */
const DEAR = 50;

/** Measures a field on the newest records, and on long texts that are made of them. Throws a `CommandError` for one that takes long. */
export async function refuseDear(core: Core, workspace: string, compiled: CompiledField): Promise<void> {
  const { column, pattern, table } = compiled.field;
  if (pattern === null) return;
  const rows = await (await openTableStore(core, workspace, table)).latest(MEASURED);
  const stored = rows.map((row) => row[column]).filter((text) => typeof text === 'string');
  await inTurns([...stored, ...longTexts(stored, pattern)], (text) => {
    // The fastest of several: what else the machine does is not the pattern's.
    let fastest = Infinity;
    for (let attempt = 0; attempt < ATTEMPTS && fastest > DEAR; attempt += 1) {
      const start = performance.now();
      compiled.valueIn(() => text);
      fastest = Math.min(fastest, performance.now() - start);
    }
    if (fastest <= DEAR) return;
    const expected = `an expression that takes at most ${DEAR} ms for a text, with smaller counts of repetition`;
    throw new CommandError(
      'INVALID',
      expected,
      ['input', 'pattern'],
      `${shorten(pattern)}, which takes ${Math.round(fastest)} ms`,
    );
  });
}

/** Texts on which patterns take long: the longest that is stored, the letters of the pattern itself, and one letter over and over. */
function longTexts(stored: readonly string[], pattern: string): string[] {
  const length = 32_768;
  const longest = stored.reduce((a, b) => (b.length > a.length ? b : a), '');
  const letters = pattern.replace(/[^\p{L}\p{N} ]/gu, '');
  return [longest, letters, 'a', 'a b ', 'x1.'].filter((text) => text !== '').map((text) => fill(text, length));
}

const fill = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
