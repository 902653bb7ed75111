import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { parse } from 'yaml';
import { tempDir } from '../helpers/temp-dir.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const generated = `${root}src/generated/graphql.ts`;

/** The types that code generation makes of a schema. It runs in a process of its own, for its plugins cannot be loaded in Jest. */
function generateTypes(schema: string): string {
  const { generates } = parse(readFileSync(`${root}codegen.yml`, 'utf8')) as { generates: Record<string, object> };
  const folder = tempDir();
  const [schemaFile, configFile, output] = ['schema.graphql', 'codegen.json', 'types.ts'].map(
    (name) => `${folder}/${name}`,
  );
  writeFileSync(schemaFile!, schema);
  const config = { schema: schemaFile, generates: { [output!]: generates['src/generated/graphql.ts'] } };
  writeFileSync(configFile!, JSON.stringify(config));
  execFileSync(process.execPath, [`${root}node_modules/.bin/graphql-codegen`, '--config', configFile!], {
    cwd: root,
    stdio: 'pipe',
  });
  return readFileSync(output!, 'utf8');
}

/** What the compiler says of the resolvers where the generated types are these. */
function compileResolvers(types: string): string[] {
  const { options, fileNames } = ts.getParsedCommandLineOfConfigFile(`${root}tsconfig.json`, {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
    },
  } as ts.ParseConfigFileHost)!;
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (file) => (file === generated ? types : readFile(file));
  const program = ts.createProgram(
    fileNames.filter((file) => file.startsWith(`${root}src/resolvers/`)),
    options,
    host,
  );
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${root}src/resolvers/`))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ file, messageText }) => {
      return `${file!.fileName.slice(root.length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
}

describe('the compiler', () => {
  let schema: string;
  /** The schema with another member at the start of a type. */
  const withMember = (text: string, type: string, member: string): string => {
    const changed = text.replace(new RegExp(`^type ${type}\\b[^{]*\\{`, 'm'), `$&\n  ${member}`);
    expect(changed).not.toBe(text);
    return changed;
  };
  beforeAll(() => {
    schema = readFileSync(`${root}schema.graphql`, 'utf8');
  });

  test('names each field of the schema that nothing answers, and those that the value behind the type answers otherwise', () => {
    let changed = schema.replace(/^ {2}tags: \[String!\]!$/m, '  tags: Int!');
    expect(changed).not.toBe(schema);
    changed = withMember(`${changed}\ntype Siren { text: String! }\n`, 'Query', 'sirens: [Siren!]!');
    changed = withMember(changed, 'Mutation', 'raiseSiren: Siren');
    changed = withMember(changed, 'Subscription', 'sirenChanges: Siren');
    changed = withMember(changed, 'CollectionPlan', 'sirenSeconds: Int');
    changed = withMember(changed, 'Device', 'siren: Siren');
    changed = withMember(changed, 'CreateRoomPayload', 'siren: Siren');
    const messages = compileResolvers(generateTypes(changed));
    const of = (file: string) => messages.filter((message) => message.startsWith(`src/resolvers/${file}: `)).join('\n');
    for (const field of [
      'Query.sirens',
      'Mutation.raiseSiren',
      'Subscription.sirenChanges',
      'CollectionPlan.sirenSeconds',
    ])
      expect(of('index.ts')).toContain(field);
    expect(of('devices/Device.ts')).toContain("Property 'siren' is missing");
    expect(of('rooms/Mutation.ts')).toContain("Property 'siren' is missing");
    expect(of('rooms/Room.ts')).toContain("Property 'tags' is missing");
    expect(new Set(messages.map((message) => message.split(':')[0]))).toEqual(
      new Set(
        ['index.ts', 'devices/Device.ts', 'devices/shown-members.ts', 'rooms/Mutation.ts', 'rooms/Room.ts'].map(
          (file) => `src/resolvers/${file}`,
        ),
      ),
    );
  });
});
