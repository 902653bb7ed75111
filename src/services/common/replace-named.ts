import { CommandError } from '../../errors.ts';
import { isDuplicateKey } from '../../models/support/duplicate-key.ts';
import type { NamedDocument, NamedQueries } from '../../models/support/named.ts';

/**
 * Changes a document that has a name of its own: finds it, decides what it is to be, and does both again where another was faster.
 * One that is given a `revision` is changed only from that one on. Throws a `CommandError`: CONFLICT for the revision, `taken` for a
 * name in use, and what `find` and `decide` throw.
 */
export async function replaceNamed<D extends NamedDocument>(
  queries: Pick<NamedQueries<D>, 'isTaken' | 'replace'>,
  revision: number | null,
  steps: {
    find: () => Promise<D>;
    /** The document as it is to be; its revision grows by itself. */
    decide: (found: D) => D | Promise<D>;
    taken: () => CommandError;
  },
): Promise<D> {
  for (;;) {
    const found = await steps.find();
    if (revision !== null && revision !== found.revision) {
      throw new CommandError('CONFLICT', `${found.revision}, for it was changed since`, ['input', 'revision']);
    }
    const document = { ...(await steps.decide(found)), revision: found.revision + 1 };
    if (await queries.isTaken(document)) throw steps.taken();
    try {
      if (await queries.replace(document)) return document;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw steps.taken();
    }
  }
}
