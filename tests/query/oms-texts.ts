import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(`../fixtures/oms/${name}`, import.meta.url), 'utf8');

/** The queries of the dashboard's tiles, by name; those of navigation with the selected item still to be put in. */
export function tileQueries(): Map<string, string> {
  const lines = read('dashboard-tiles-kql-2018.txt').split('\n');
  return new Map(
    lines.flatMap((line, index) => {
      const name = /^\[([\w.-]+)\]/.exec(line)?.[1];
      return name === undefined ? [] : [[name, lines[index + 1]!] as const];
    }),
  );
}

/** The queries of the two alert rules, by what they are about. */
export function alertQueries(): Map<string, string> {
  const rules = read('alert-rules-2018.txt').split(/^Rule Name: /m);
  return new Map(
    rules.flatMap((rule) => {
      const kind = /^Skype Room Systems v2 (\w+) Failure/.exec(rule)?.[1];
      const query = /^Query[^\n]*\n(.*)/ms.exec(rule)?.[1];
      return kind && query ? [[`alert.${kind.toLowerCase()}`, query.trim()] as const] : [];
    }),
  );
}

/** A text as a literal of the language. */
export const quoted = (text: string): string => JSON.stringify(text);
