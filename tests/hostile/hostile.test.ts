import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PATIENCE } from '../helpers/app.ts';
import { HOSTILE, type Hostile, type Target } from '../helpers/hostile/bodies.ts';
import { startGoodCaller, type GoodCaller } from '../helpers/hostile/good-caller.ts';
import { startProber, type Prober } from '../helpers/hostile/prober.ts';
import { WORKSPACE } from '../helpers/collector.ts';
import { operation } from '../helpers/operation.ts';
import { endAll, startServer, type ServerProcess } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';

const ADMIN_KEY = 'the-key-of-the-administrator';
const READ_KEY = 'the-key-of-a-reader';
/** Minutes of hostile requests in any order, several at once; `npm run test:long` takes ten. */
const MINUTES = Number(process.env['HOSTILE_MINUTES'] ?? 0);
/** The longest that the loop may be held, in milliseconds. */
const MOST_HELD = 100;
/** What else happens at a moment is no fault of the body: a real hold comes each time. */
const ATTEMPTS = 3;
/** Megabytes; `docs/collectors.md` says that a process needs a gigabyte. */
const MOST_MEMORY = 1024;

let server: ServerProcess;
let target: Target;
let prober: Prober;
let good: GoodCaller;
/** One line for each body, for who wants to see them. */
const figures: string[] = [];

beforeAll(async () => {
  const { mongodbUri, redisUrl } = testServices();
  server = await startServer('start', {
    ...WORKSPACE,
    ADMIN_KEY,
    READ_KEYS: `reader:${READ_KEY}`,
    MONGODB_URI: mongodbUri,
    REDIS_URL: redisUrl,
    LOG_LEVEL: 'error',
  });
  const { workspace } = await server.ask(operation(`query ReadRuleForHostile { workspace { dataCollectionRuleId } }`));
  target = { url: server.url, adminKey: ADMIN_KEY, readKey: READ_KEY, rule: workspace.dataCollectionRuleId };
  prober = startProber(server.url, server.pid);
  good = startGoodCaller(server);
});
afterAll(async () => {
  await good?.stop();
  await prober?.stop();
  await endAll();
  if (process.env['HOSTILE_FIGURES']) process.stderr.write(`${figures.join('\n')}\n`);
});

/** The most memory that the server ever had, in megabytes; 0 where the system does not tell. */
function mostMemory(): number {
  try {
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024);
  } catch {
    return 0;
  }
}

const isAnswer = (status: number): boolean => status < 500;
/** Where several large bodies come at once a door may be full: then it asks for a later try, some by 503. */
const isAnswerOrFull = (status: number): boolean => isAnswer(status) || status === 503;

/** How long sending something holds the loop: the least of several attempts. */
async function heldBy(name: string, send: () => Promise<number[]>, isRight = isAnswer): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && least > MOST_HELD; attempt += 1) {
    await prober.worst();
    const start = performance.now();
    const statuses = await send();
    const took = Math.round(performance.now() - start);
    const { held, wall } = await prober.worst();
    figures.push(
      `${name}: ${statuses.join(' ')} in ${took} ms; held ${Math.round(held)} ms, ${Math.round(wall)} by the clock; ${mostMemory()} MB`,
    );
    for (const status of statuses) expect([name, status, isRight(status)]).toEqual([name, status, true]);
    least = Math.min(least, held);
  }
  return least;
}

describe('what a caller sends holds the server for less than a tenth of a second', () => {
  test.each(HOSTILE.map((one) => [one.name, one] as const))('%s', async (name, hostile) => {
    expect(await heldBy(name, async () => [await hostile.send(target)])).toBeLessThanOrEqual(MOST_HELD);
  });

  test.each([
    'logs-ingestion: a property of 3 million empty objects',
    'data-collector: 30,000 records',
    'otlp: JSON of 20 million empty objects',
    'otlp: millions of empty records',
  ])('five at once: %s', async (name) => {
    const { send } = HOSTILE.find((one) => one.name === name)!;
    const five = () => Promise.all(Array.from({ length: 5 }, () => send(target)));
    expect(await heldBy(`five at once: ${name}`, five)).toBeLessThanOrEqual(MOST_HELD);
  });

  (MINUTES > 0 ? test : test.skip)(
    `${MINUTES} minutes of them, three at a time`,
    async () => {
      const until = Date.now() + MINUTES * 60_000;
      const holds: number[] = [];
      const any = (): Hostile => HOSTILE[Math.floor(Math.random() * HOSTILE.length)]!;
      while (Date.now() < until) {
        const three = [any(), any(), any()];
        const name = three.map((one) => one.name).join(' and ');
        const send = () => Promise.all(three.map((one) => one.send(target)));
        holds.push(await heldBy(name, send, isAnswerOrFull));
      }
      expect(Math.max(...holds)).toBeLessThanOrEqual(MOST_HELD);
    },
    MINUTES * 60_000 + 10 * PATIENCE,
  );

  test('the same process answers, within its memory, and who sent beside all that has lost nothing', async () => {
    expect(await good.lost()).toEqual([]);
    expect(mostMemory()).toBeLessThanOrEqual(MOST_MEMORY);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(server.said()).not.toContain('unexpected error');
  });
});
