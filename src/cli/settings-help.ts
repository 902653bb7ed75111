import { SECTIONS, type Setting } from '../config/settings.ts';

const WIDTH = 80;
const INDENT = '      ';

/** All settings as `--help` shows them. */
export function settingsHelp(): string {
  const sections = SECTIONS.map(
    ({ title, settings }) => `\n${title}\n${settings.map((setting) => linesOf(setting).join('\n')).join('\n')}\n`,
  );
  return `\nSettings are environment variables, all optional. Every mistake in them is\nreported at start.\n${sections.join('')}`;
}

function linesOf({ name, default: fallback, meaning }: Setting): string[] {
  return [`  ${name}${fallback ? ` (${fallback})` : ''}`, ...wrap(meaning.replaceAll('`', ''))];
}

function wrap(text: string): string[] {
  const lines = [INDENT];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== INDENT && line.length + word.length + 1 > WIDTH) lines.push(`${INDENT}${word}`);
    else lines[lines.length - 1] = line === INDENT ? `${line}${word}` : `${line} ${word}`;
  }
  return lines;
}
