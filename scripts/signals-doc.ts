import { guidanceTable } from '../src/domain/health/recommended-action.ts';
import { BUILT_IN_SIGNALS, type SignalKind } from '../src/domain/health/signals.ts';
import { cell, table } from './markdown.ts';

/** The text of `docs/signals.md`: each signal with what a fault of it means, who acts and what to do. */
export function signalsDoc(): string {
  const kinds = new Map<string, SignalKind>(BUILT_IN_SIGNALS.map((kind) => [kind.key, kind]));
  const rows = guidanceTable();
  const signals = rows.filter((row) => row.value === null);
  const values = rows.filter((row) => row.value !== null);
  return `# Signals

<!-- Generated from src/domain/health by npm run docs. Change the tables there. -->

What a console's signals mean when they fail, who acts, and what to do. The recommended action of a fault has the same advice.

An open fault of \`heartbeat\` makes the device OFFLINE. Any other open fault makes it UNHEALTHY (severity CRITICAL or IMPORTANT) or WARNING
(severity WARNING).

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
    ].map(cell);
  }),
)}

## By value

Some values of a signal have advice of their own. A row applies if the reported value contains its value as a word (letter case does not count); the first matching row is used.

${table(
  ['Signal', 'Value', 'What it means', 'Who acts', 'What to do'],
  values.map(({ signal, value, meaning, who, action }) =>
    [`\`${signal}\``, `\`${value}\``, meaning, who, action].map(cell),
  ),
)}
`;
}
