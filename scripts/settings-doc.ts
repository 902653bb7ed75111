import type { SettingName } from '../src/config/env.ts';
import { SECTIONS, SYSTEM_VARIABLES, type Setting } from '../src/config/settings.ts';
import { cell, table } from './markdown.ts';

/** What most installations set; README.md shows these. */
const FIRST_SETTINGS: readonly SettingName[] = [
  'HOST',
  'PORT',
  'ADMIN_KEY',
  'MONGODB_URI',
  'REDIS_URL',
  'DATA_DIR',
  'STALE_AFTER',
  'EVENT_RETENTION',
  'PUBLIC_URL',
];

const START = '<!-- Settings: made from src/config/settings.ts by `npm run docs`. -->\n';
const END = '\n<!-- End of settings. -->';

const shownDefault = ({ default: fallback }: Setting) => (fallback ? `\`${fallback}\`` : 'none');

/** The text of `docs/settings.md`. */
export function settingsDoc(): string {
  const sections = SECTIONS.map(({ title, settings }) => {
    const rows = settings.map((setting) => [
      `\`${setting.name}\``,
      shownDefault(setting),
      cell(setting.meaning),
      cell(setting.check.expected),
    ]);
    return `## ${title}\n\n${table(['name', 'default', 'meaning', 'value'], rows)}\n`;
  });
  return `# Settings

<!-- Generated from src/config/settings.ts by scripts/generate-settings-doc.ts. Change the table there and run \`npm run docs\`. -->

Settings are environment variables, all optional. They are checked at start, and every mistake is reported at once. An empty variable
counts as unset. \`roomwatch start --help\` shows the same list.

${sections.join('\n')}
## Variables of the system

${table(
  ['name', 'what it is read for'],
  SYSTEM_VARIABLES.map(({ name, meaning }) => [`\`${name}\``, cell(meaning)]),
)}
`;
}

/** README.md with its short list of settings made anew. */
export function withFirstSettings(readme: string): string {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`README.md lacks the lines ${START.trim()} and ${END.trim()}`);
  const all = SECTIONS.flatMap(({ settings }) => settings);
  const rows = FIRST_SETTINGS.map((name) => {
    const setting = all.find((one) => one.name === name)!;
    return [`\`${name}\``, shownDefault(setting), cell(setting.meaning)];
  });
  return readme.slice(0, from + START.length) + table(['name', 'default', 'meaning'], rows) + readme.slice(to);
}
