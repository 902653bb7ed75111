import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { DEFAULT_PLAN } from '../src/domain/collectors/collection-plan.ts';
import { otelcolConfig } from '../src/domain/collectors/otelcol-config.ts';

/** Writes agent/otelcol.yaml: what `GET /agent/otelcol.yaml` answers for the plan that an installation begins with. */
const head = `# An OpenTelemetry collector on a Windows console: run it as a service of LocalSystem, with ROOMWATCH_KEY set for the machine.
# Made by \`npm run docs\` of the plan that an installation begins with; GET /agent/otelcol.yaml answers that of yours.
# All levels of the room app's log are read: a filter would lose its heartbeats. What cannot be sent waits in file_storage.
`;
writeFileSync(
  new URL('../agent/otelcol.yaml', import.meta.url),
  `${head}${stringify(otelcolConfig(DEFAULT_PLAN, 'https://roomwatch.example'))}`,
);
