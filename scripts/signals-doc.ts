import { guidanceTable } from '../src/domain/health/recommended-action.ts';
import { BUILT_IN_SIGNALS } from '../src/domain/health/signals.ts';

/** The text of `docs/signals.md`: each signal with what a fault of it means, who acts and what to do. */
export function signalsDoc(): string {
  const kinds = new Map(BUILT_IN_SIGNALS.map((kind) => [kind.key, kind]));
  const rows = guidanceTable();
  const signals = rows.filter((row) => row.value === null);
  const values = rows.filter((row) => row.value !== null);
  return `# Signals

<!-- Generated from src/domain/health by scripts/generate-signals-doc.ts. Change the tables there and run it. -->

What a console's signals mean when they fail, who acts, and what to do. A fault carries the same advice as its recommended action.

An open fault of \`heartbeat\` makes the device OFFLINE, one of severity CRITICAL or IMPORTANT makes it UNHEALTHY, one of severity
WARNING makes it WARNING.

${table(
  ['Signal', 'Label', 'Category', 'Severity', 'What it means', 'Who acts', 'What to do'],
  signals.map(({ signal, label, meaning, who, action }) => {
    const kind = kinds.get(signal);
    return [
      kind ? `\`${signal}\`` : 'any other label',
      label,
      kind?.category ?? 'APPLICATION (2000, 2001), HARDWARE (3000, 3001)',
      kind?.severity ?? 'WARNING',
      meaning,
      who,
      action,
    ];
  }),
)}

## By value

Some values of a signal say more. A value counts where the reported one contains it as a word, whatever its case; the first that fits is shown.

${table(
  ['Signal', 'Value', 'What it means', 'Who acts', 'What to do'],
  values.map(({ signal, value, meaning, who, action }) => [`\`${signal}\``, `\`${value}\``, meaning, who, action]),
)}
`;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n');
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}
