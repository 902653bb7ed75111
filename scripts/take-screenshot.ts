import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from './find-chromium.ts';

/**
 * Makes docs/graphiql.png, the picture of README.md: `npm start -- --demo` on services and data of its own, and GraphiQL in Chromium with
 * the answer to its first query. Run it where the page or its first query changes: `npm run screenshot`.
 */
const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs/graphiql.png');
/** Rooms that must have a fault, so that the picture shows something. */
const FAULTS = 3;

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('Chromium is needed; CHROMIUM names it where it is not in /usr/bin');

const dataDir = mkdtempSync(join(tmpdir(), 'roomwatch-screenshot-'));
const server = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start', '--demo'], {
  cwd: ROOT,
  env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(server, 'close');
try {
  const url = await addressOf();
  await untilFaultsAreOpen(url);
  await takeScreenshot(url, executablePath);
} finally {
  server.kill('SIGTERM');
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}

async function addressOf(): Promise<string> {
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /answers at (http:\S+)\/graphql/.exec(line)?.[1];
    if (found) return found;
  }
  throw new Error('The server ended before it answered.');
}

async function untilFaultsAreOpen(url: string): Promise<void> {
  const query = '{ faults(filter: { states: [OPEN] }) { totalCount } }';
  for (;;) {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await answer.json()) as { data: { faults: { totalCount: number } } };
    if (data.faults.totalCount >= FAULTS) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function takeScreenshot(url: string, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 720 }, colorScheme: 'light' });
    await page.goto(`${url}/graphql`);
    await page.click('button.graphiql-execute-button');
    await page.locator('.graphiql-response').getByText('recommendedAction').first().waitFor();
    await page.screenshot({ path: FILE });
  } finally {
    await browser.close();
  }
}
