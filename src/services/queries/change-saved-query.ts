import { randomUUID } from 'node:crypto';
import { principalScope, type Viewer } from '../../domain/principals/viewer.ts';
import { NO_STRIKES } from '../../domain/queries/strikes.ts';
import { foldName } from '../../domain/text/names.ts';
import {
  SAVED_QUERY_LIMITS as LIMITS,
  type QueryParameter,
  type SavedQuery,
} from '../../domain/queries/saved-query.ts';
import { CommandError } from '../../errors.ts';
import type { SavedQueryDocument } from '../../models/saved-query.ts';
import { QueryError, type QueryEngine } from '../../query/index.ts';
import { checkQuery, refuseText } from './check-query.ts';
import type { Core } from '../core.ts';
import { replaceNamed } from '../common/replace-named.ts';

/** Who changes, and what the text is checked with. */
export interface Editor extends Viewer {
  readonly queries: QueryEngine;
}

/** What of a saved query is to change; undefined stays. */
export type SavedQueryChange = {
  -readonly [member in keyof Omit<SavedQuery, 'kind'>]?: SavedQuery[member] | undefined;
};

/** Saves a query or function. Throws a `CommandError` for a member that cannot be taken and a name in use. */
export async function createSavedQuery(core: Core, input: SavedQuery, editor: Editor): Promise<SavedQueryDocument> {
  const query = await checked(core, trimmed(input), null, editor);
  const { savedQueries } = core.models;
  const all = await savedQueries.all(editor.workspace);
  const same = all.filter(({ kind }) => kind === 'FUNCTION').length;
  if (all.length >= LIMITS.queries) throw limit(`at most ${LIMITS.queries} saved queries in all`);
  if (query.kind === 'FUNCTION' && same >= LIMITS.functions) throw limit(`at most ${LIMITS.functions} saved functions`);
  const now = core.clock();
  const document: SavedQueryDocument = {
    _id: randomUUID(),
    workspace: editor.workspace,
    ...query,
    parameters: [...query.parameters],
    queryKey: foldName(query.name),
    createdAt: now,
    updatedAt: now,
    updatedBy: editor.name,
    revision: 0,
  };
  if (!(await savedQueries.insert(document))) throw nameTaken();
  core.functionBook.forget(editor.workspace);
  return document;
}

/**
 * Changes a saved query; one that is given a `revision` is changed only from that one on. Throws a `CommandError`.
 * Functions that call it see the change at their next call.
 */
export async function updateSavedQuery(
  core: Core,
  { id, revision, change }: { id: string; revision: number | null; change: SavedQueryChange },
  editor: Editor,
): Promise<SavedQueryDocument> {
  const { savedQueries } = core.models;
  const document = await replaceNamed(savedQueries, revision, {
    async find() {
      const found = await savedQueries.byId(editor.workspace, id);
      if (!found) throw savedQueryNotFound();
      return found;
    },
    async decide(found) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const query = await checked(core, trimmed({ ...savedQueryOf(found), ...given }), found.name, editor);
      return {
        ...found,
        ...query,
        parameters: [...query.parameters],
        queryKey: foldName(query.name),
        updatedAt: core.clock(),
        updatedBy: editor.name,
      };
    },
    taken: nameTaken,
  });
  core.functionBook.forget(editor.workspace);
  // what ended its evaluator may do its work now; one that is disabled stays so, whatever is due
  await core.models.scheduledExports.endPausesOf(editor.workspace, id, { ...NO_STRIKES, dueAt: core.clock() });
  return document;
}

/** Deletes a saved query. What calls it is refused from then on (in other processes within two seconds). */
export async function deleteSavedQuery(core: Core, workspace: string, id: string): Promise<void> {
  if (!(await core.models.savedQueries.remove(workspace, id))) throw savedQueryNotFound();
  core.functionBook.forget(workspace);
}

/** A document as what it says. */
function savedQueryOf({ kind, name, description, text, parameters }: SavedQueryDocument): SavedQuery {
  return {
    kind,
    name,
    description,
    text,
    parameters: parameters.map(({ name, type, default: given }) => ({ name, type, default: given ?? null })),
  };
}

function trimmed({ kind, name, description, text, parameters }: SavedQuery): SavedQuery {
  return {
    kind,
    name: name.trim(),
    description: description.trim(),
    text,
    parameters: parameters.map((parameter) => ({ ...parameter, default: parameter.default?.trim() ?? null })),
  };
}

async function checked(core: Core, query: SavedQuery, replaces: string | null, editor: Editor): Promise<SavedQuery> {
  const { kind, name, description, text, parameters } = query;
  if (name === '' || name.length > LIMITS.name) throw invalid('name', `a name of 1 to ${LIMITS.name} characters`);
  if (description.length > LIMITS.description) {
    throw invalid('description', `at most ${LIMITS.description} characters`);
  }
  const most = kind === 'FUNCTION' ? LIMITS.functionText : LIMITS.text;
  if (text.trim() === '' || Buffer.byteLength(text) > most) throw invalid('text', `a text of 1 to ${most} bytes`);
  checkParameters(kind, parameters);
  const { workspace, queries } = editor;
  await refuseText('text', () =>
    kind === 'QUERY'
      ? checkQuery(queries, { text, workspace, access: editor, caller: principalScope(editor) })
      : checkFunction(core, query, replaces, editor),
  );
  return query;
}

function checkParameters(kind: SavedQuery['kind'], parameters: readonly QueryParameter[]): void {
  if (kind === 'QUERY' && parameters.length > 0) throw invalid('parameters', 'none: only a function has parameters');
  if (parameters.length > LIMITS.parameters) throw invalid('parameters', `at most ${LIMITS.parameters} parameters`);
  const long = parameters.find(({ default: given }) => (given ?? '').length > LIMITS.default);
  if (long) throw invalid('parameters', `defaults of at most ${LIMITS.default} characters`);
}

async function checkFunction(
  core: Core,
  { name, description, text, parameters }: SavedQuery,
  replaces: string | null,
  editor: Editor,
): Promise<void> {
  // what another process has saved meanwhile counts too
  core.functionBook.forget(editor.workspace);
  const { workspace } = editor;
  const caller = principalScope(editor);
  const definition = { name, description, text, parameters };
  const problem = await editor.queries.checkFunction(definition, replaces, { workspace, access: editor, caller });
  if (!problem) return;
  const { member, message, isTaken } = problem;
  if (isTaken) throw taken(message);
  if (member === 'text') throw new QueryError(problem);
  throw invalid(member, message);
}

const invalid = (member: string, expected: string) => new CommandError('INVALID', expected, ['input', member]);
const taken = (expected: string) => new CommandError('TAKEN', expected, ['input', 'name']);
const nameTaken = () => taken('a name that no other saved query has');
const limit = (expected: string) => new CommandError('LIMIT', expected, ['input', 'name']);

export function savedQueryNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a saved query', ['input', 'savedQueryId']);
}
