/** Writes schema.graphql from the .graphql files of the features in src/resolvers/. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { features } from '../src/resolvers/index.ts';
import { printSchema } from './schema/print.ts';
import { sections } from './schema/sections.ts';

const folder = new URL('../src/resolvers/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'));
const expected = Object.keys(features).map((feature) => `${feature}/${feature}.graphql`);
const foreign = files.find((file) => !expected.includes(file));
if (foreign !== undefined) throw new Error(`src/resolvers/index.ts has no line for ${foreign}.`);

const sources = Object.keys(features).map((feature) => ({
  feature,
  sdl: readFileSync(new URL(`${feature}/${feature}.graphql`, folder), 'utf8'),
}));
const schema = printSchema(sources, sections);
buildSchema(schema);
writeFileSync(new URL('../schema.graphql', import.meta.url), schema);
