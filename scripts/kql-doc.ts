import { AGGREGATE_FAMILIES, SCALAR_FAMILIES, WINDOWS } from '../src/query/functions/registry.ts';
import { QUERY_SETTINGS } from '../src/query/language/support.ts';
import { DEFAULT_LIMITS } from '../src/query/admission/limits.ts';
import { MAX_XML_PARTS } from '../src/query/functions/scalar/encoding.ts';
import { MAX_PATTERN } from '../src/query/functions/support/regex.ts';
import { MAX_COLUMNS, MAX_DEPTH, MAX_MEMBERS, MAX_TEXT } from '../src/query/values/limits.ts';
import { OPERATORS } from '../src/query/operators/registry.ts';
import { PLUGINS } from '../src/query/operators/plugins/registry.ts';
import { DOCUMENTED_TABLES } from '../src/domain/tables/documented/index.ts';
import { OWN_TABLES } from '../src/services/query-tables/index.ts';
import { cell, table } from './markdown.ts';

interface Documented {
  readonly names: readonly string[];
  readonly usage: string;
  readonly summary: string;
}

const code = (text: string) => `\`${cell(text)}\``;

/** Rows by usage, with other names of the same function. Functions that only the engine itself calls are left out. */
const functions = (items: readonly Documented[]) =>
  table(
    ['use', 'gives', 'also called'],
    items
      .filter(({ usage }) => usage !== '')
      .map(({ names, usage, summary }) => [code(usage), cell(summary), names.slice(1).map(code).join(', ')]),
  );

const families = (all: Readonly<Record<string, readonly Documented[]>>) =>
  Object.entries(all)
    .map(([family, items]) => `### ${family}\n\n${functions(items)}`)
    .join('\n\n');

const named = (names: readonly string[]) => [...names].sort().map(code).join(', ');
/** The names of those that the database runs. */
const pushed = (all: Readonly<Record<string, readonly (Documented & { readonly pushDown?: unknown })[]>>) =>
  named(
    Object.values(all)
      .flat()
      .filter(({ pushDown }) => pushDown)
      .flatMap(({ names }) => names),
  );
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
const number = (value: number) => value.toLocaleString('en');
const minutes = (milliseconds: number) => `${milliseconds / 60_000} minutes`;

/** The tables of every installation, by name. */
const tables = () => {
  const own = OWN_TABLES.map(({ schema }) => schema);
  const others = DOCUMENTED_TABLES.filter(({ name }) => !own.some((schema) => schema.name === name));
  return [...own, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** The text of `docs/kql.md`: what of the query language is supported, from the lists that the engine itself goes by. */
export function kqlDoc(): string {
  const limits = DEFAULT_LIMITS;
  return `# The query language

<!-- Generated from src/query by scripts/generate-kql-doc.ts. Change the usage and summary there and run it. -->

Roomwatch answers queries in the Kusto Query Language (KQL), read by Microsoft's own parser. \`kql\` in GraphQL and \`roomwatch query\`
run them; \`kqlDiagnostics\` and \`kqlCompletions\` serve editors. Everything listed here is answered as in Azure; everything else is
refused by name and position before any row is read. Control commands, \`externaldata\`, \`cluster()\`, \`database()\`,
\`external_table()\`, code of other languages and a second statement with a result are always refused.

## Tables

Queries can use these tables, and every custom table (\`NAME_CL\`) that collectors have created.

${tables()
  .map(
    (schema) =>
      `### ${schema.name}\n\n${schema.description}${
        schema.timeColumn === null ? ' Never narrowed by `timespan`.' : ''
      }\n\n${table(
        ['column', 'type', 'meaning'],
        schema.columns.map(({ name, type, description }) => [code(name), type, cell(description)]),
      )}`,
  )
  .join('\n\n')}

## Operators

${table(
  ['operator', 'use', 'what it does'],
  OPERATORS.map(({ name, aliases, usage, summary }) => [
    [name, ...(aliases ?? [])].map(code).join(', '),
    code(usage),
    cell(summary),
  ]),
)}

Also supported: \`let\` (values, tables, functions), \`datatable\`, \`toscalar\`, \`materialize\`, and \`set\` of ${[
    ...QUERY_SETTINGS,
  ]
    .map(code)
    .join(', ')}.

## Plug-ins of evaluate

${table(
  ['use', 'what it does'],
  PLUGINS.map(({ usage, summary }) => [code(usage), cell(summary)]),
)}

## Aggregates

${families(AGGREGATE_FAMILIES)}

## Window functions

They depend on the order of rows, and are used after \`serialize\`, \`sort\` or \`range\`.

${functions(WINDOWS)}

## Functions

${families(SCALAR_FAMILIES)}

## Where answers differ

- \`count(x)\`, as in guides of 2018, is read as \`count()\`, with a warning.
- A number is compared with a text as with the number in it: \`EventID == "3001"\`. A text that is not a number equals no number.
- \`dcount\` and percentiles are exact up to 100,000 distinct values or rows per group; beyond, they are estimates, and a warning says so.
- Regular expressions are RE2's and take time linear in the text; look-around is refused, as in the original.
- Stored times have milliseconds, computed ones 100 ns. Without a sort, the order of rows is undefined.

## What the database runs

Over \`Event\` and the tables of collectors, the database runs the first part of a query, as far as it consists of the following; the rest
runs in process, with the same answer. \`stats.steps\` and \`roomwatch query --explain\` show what ran where.

- operators: ${named(OPERATORS.filter(({ pushDown }) => pushDown).map(({ name }) => name))}; \`take\` and \`top\` by stored columns
- aggregates: ${pushed(AGGREGATE_FAMILIES)}
- functions: ${pushed(SCALAR_FAMILIES)}

## Limits

A query is at most ${limits.textBytes / 1024} kB long, is read within ${limits.bindMilliseconds / 1000} s, runs ${minutes(
    limits.runMilliseconds,
  )} in ${megabytes(limits.memoryBytes)}, and gives ${limits.resultRows.toLocaleString('en')} rows or ${megabytes(
    limits.resultBytes,
  )}. Further rows or bytes are cut off (\`truncated\`); exceeding the time or the memory is an error that names the operator. Each caller has
${limits.concurrentPerCaller} queries at once; ${limits.queueLength} wait up to ${minutes(
    limits.queueMilliseconds,
  )}, further ones are answered with 429 with \`Retry-After\`. [Settings](settings.md): \`QUERY_…\`.

Values are bounded too, each before it is made. A larger one ends the query with \`VALUE_LIMIT\` and the name of the function or operator:

- A text has at most ${number(MAX_TEXT)} characters, counted in UTF-16 units: 32 MB of ASCII text.
- An array or a bag has at most ${number(MAX_MEMBERS)} members, those of the arrays and bags within it included, and lies at most ${number(
    MAX_DEPTH,
  )} deep within others. Its texts and names together are at most as long as a text. \`range\`, \`make_list\` and \`make_set\` end at that number of elements without an error; a table on the right of \`in\` has at most as many rows.
- A regular expression is at most ${number(MAX_PATTERN)} characters long. The larger it is, the shorter are the texts that it reads; the message has the number.
- XML has at most ${number(MAX_XML_PARTS)} tags and attributes. \`pivot\` and \`bag_unpack\` find at most ${number(MAX_COLUMNS)} columns.

All values of a query together are bounded by its memory: \`MEMORY_LIMIT\`, again with the name of what needed too much.

A query runs in a process of its own. One that takes too much memory all the same is ended by the server (\`MEMORY_LIMIT\`); one that something
else ends, such as \`kill -9\`, gets \`INTERRUPTED\` and may be run again. No other query is affected.
`;
}
