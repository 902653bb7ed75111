import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { viewJsonSchema } from '../src/domain/views/view.ts';

/** Writes docs/view.schema.json, the schema of view files. */
const file = new URL('../docs/view.schema.json', import.meta.url);
const options = await resolveConfig(file);
writeFileSync(file, await format(JSON.stringify(viewJsonSchema()), { ...options, parser: 'json' }));
