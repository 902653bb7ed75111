#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/program/main.js', import.meta.url);
if (!existsSync(built)) {
  // a checkout that nobody has built: its source, by the development dependencies
  const { register } = await import('tsx/esm/api');
  register();
}
await import(existsSync(built) ? built.href : '../src/main.ts');
