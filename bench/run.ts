import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';

/** `npm run bench` lists the benchmarks; `npm run bench -- NAME …` runs those, `-- all` every one. Each is a process of its own. */
const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== 'all' && !names.includes(name));

if (asked.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no benchmark ${unknown.join(', ')}.`);
  console.log(`Benchmarks: ${names.join(', ')}\nRun them with: npm run bench -- NAME …   (or: npm run bench -- all)`);
  process.exitCode = unknown.length > 0 ? 1 : 0;
} else {
  for (const name of asked.includes('all') ? names : asked) {
    console.log(`\n== ${name}`);
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', `${folder}${name}.bench.ts`], {
      stdio: 'inherit',
    });
    const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
    if (code !== 0) process.exitCode = 1;
  }
}
