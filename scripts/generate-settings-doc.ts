import { readFileSync, writeFileSync } from 'node:fs';
import { settingsDoc, withFirstSettings } from './settings-doc.ts';

/** Writes `docs/settings.md`, and the short list of settings in `README.md`. A test holds the committed files to it. */
const readme = new URL('../README.md', import.meta.url);
writeFileSync(new URL('../docs/settings.md', import.meta.url), settingsDoc());
writeFileSync(readme, withFirstSettings(readFileSync(readme, 'utf8')));
