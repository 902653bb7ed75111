/**
 * `npm run test:lts`: the suite on the Node of the image (`Dockerfile`), the present LTS. It is taken from npm into a cache folder. Words
 * that follow are jest's: `npm run test:lts -- tests/feed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const [, major] = /^FROM node:(\d+)-/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8'));
const name = `node-${process.platform}-${process.arch}`;
const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'roomwatch/node');

function run(command, words, env = process.env, cwd = root) {
  const { status, error } = spawnSync(command, words, { stdio: 'inherit', env, cwd });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(folder, { recursive: true });
run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${major}`]);
const bin = join(folder, 'node_modules', name, 'bin');
// what tests start by the name `node`, and npm itself, run on it as well
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` };
run('node', ['--version'], env);
run('npm', ['test', '--', ...process.argv.slice(2)], env);
