import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';

/*
 * A model offers code that serves a caller no read or write by id alone: the compiler's own view of `Models` is walked, so that a new
 * collection, or a new query of an old one, cannot forget the workspace.
 */

/** Collections that hold nothing of a workspace, with the reason. */
const OF_NO_WORKSPACE: Readonly<Record<string, string>> = {
  connection: 'the connection itself',
  installation: 'secrets and marks of the installation as a whole',
};
/** Queries that name no workspace, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'workspaces.all': 'lists the workspaces themselves',
  'workspaces.ensure': 'makes the workspace that it is given',
  'changes.workspaces': 'lists the workspaces that have a log',
  'exportKeys.ofCredential': 'a secret says by itself whose workspace it opens',
  'apiKeys.ofCredential': 'a secret says by itself whose workspace it opens',
  'people.ofCredential': 'the secret of an invitation says by itself whose workspace it opens',
  'people.ofName': 'who signs in names no workspace: names are unique in the installation',
  'sessions.ofCredential': 'the secret of a cookie says by itself whose session it is',
};
/** What a sweep of a job reads says so in its name; each document is then worked off under its own workspace. */
const SWEEP = /OfAllWorkspaces$/i;

const root = resolve(import.meta.dirname, '../..');
let checker: ts.TypeChecker;
let models: readonly {
  name: string;
  queries: readonly { name: string; first: ts.Symbol | undefined; of: ts.Type }[];
}[];

beforeAll(() => {
  const config = ts.readConfigFile(resolve(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const file = resolve(root, 'src/models/index.ts');
  const program = ts.createProgram([file], { ...options, noEmit: true });
  checker = program.getTypeChecker();
  const declared = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!);
  const type = checker.getDeclaredTypeOfSymbol(declared.find(({ name }) => name === 'Models')!);
  models = type
    .getProperties()
    .filter(({ name }) => !(name in OF_NO_WORKSPACE))
    .map((property) => ({ name: property.name, queries: queriesOf(checker.getTypeOfSymbol(property)) }));
}, 120_000);

function queriesOf(model: ts.Type) {
  return model.getProperties().flatMap((property) => {
    const of = checker.getTypeOfSymbol(property);
    const signatures = property.name === 'model' || property.name === 'shown' ? [] : of.getCallSignatures();
    return signatures.map((signature) => ({ name: property.name, first: signature.parameters[0], of }));
  });
}

/** Whether a parameter is the name of a workspace, or documents that carry their own. */
function namesWorkspace(parameter: ts.Symbol | undefined): boolean {
  if (!parameter) return false;
  const type = checker.getTypeOfSymbol(parameter);
  if (parameter.name === 'workspace') return checker.typeToString(type) === 'string';
  const document = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
  return document.getProperty('workspace') !== undefined;
}

describe('each query of a collection', () => {
  test('names its workspace first, is given documents that carry theirs, or says that it is a sweep', () => {
    const without = models.flatMap(({ name, queries }) =>
      queries
        .filter((query) => !SWEEP.test(query.name) && !namesWorkspace(query.first))
        .map((query) => `${name}.${query.name}`),
    );
    expect(without.filter((query) => !(query in EXCEPTIONS))).toEqual([]);
    expect(Object.keys(EXCEPTIONS).filter((query) => !without.includes(query))).toEqual([]);
  });

  test('is looked at: the walk finds the collections and their queries', () => {
    expect(models.length).toBeGreaterThan(15);
    const names = models.flatMap(({ name, queries }) => queries.map((query) => `${name}.${query.name}`));
    expect(names).toEqual(expect.arrayContaining(['rooms.byId', 'devices.save', 'views.byId', 'records.addUp']));
  });
});
