import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, isObjectType, parse, validate, type GraphQLSchema } from 'graphql';
import { chromium, type Browser, type Page } from 'playwright-core';
import { documentLimitsRule } from '../../src/http/graphql/documents/limits.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/find-chromium.ts';
import { describeWith } from '../helpers/left-out.ts';
import { faultsSubscription, roomsQuery } from '../../web/graphiql/examples.ts';
import { serve } from './harness.ts';
import type { Topic } from './test-schema.ts';

const root = join(import.meta.dirname, '../..');
const sdl = readFileSync(join(root, 'schema.graphql'), 'utf8');

const room = { name: 'Yosemite', health: 'UNHEALTHY', devices: [], faults: { nodes: [] } };
const change = {
  cursor: 'c1',
  kind: 'OPENED',
  at: '2026-11-21T09:30:00.000Z',
  reason: 'Camera is unhealthy',
  left: false,
  fault: { computer: 'YOSEMITE-1', severity: 'IMPORTANT', room },
};

/** The real API with one room, and changes that the test sends. */
function roomSchema(topic: Topic): GraphQLSchema {
  const schema = buildSchema(sdl);
  const [query, subscription] = [schema.getQueryType(), schema.getSubscriptionType()];
  if (!isObjectType(query) || !isObjectType(subscription)) throw new Error('no root types');
  Object.assign(query.getFields()['rooms'] as object, { resolve: () => ({ totalCount: 1, nodes: [room] }) });
  Object.assign(subscription.getFields()['faultChanges'] as object, {
    subscribe: () => topic,
    resolve: (event: unknown) => event,
  });
  return schema;
}

test.each([
  ['query', roomsQuery],
  ['subscription', faultsSubscription],
])('the first %s shown is one that the API takes', (_name, text) => {
  expect(validate(buildSchema(sdl), parse(text))).toEqual([]);
  expect(validate(buildSchema(sdl), parse(text), [documentLimitsRule])).toEqual([]);
});

test('a browser gets the page without a key, a program does not', async () => {
  const { url } = await serve({ adminKey: 'secret' });
  const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect((await fetch(`${url}/graphql?query={hello}`, { headers: { accept: '*/*' } })).status).toBe(401);
});

const executablePath = findChromium();

const isThere = executablePath !== undefined && existsSync(join(root, 'public/graphiql'));

describeWith('chromium (Debian package chromium)', isThere, 'GraphiQL in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  });
  afterAll(async () => {
    await browser.close();
  });

  async function open(url: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 850 } });
    page.setDefaultTimeout(60_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
    await page.goto(`${url}/graphql`);
    return { page, complaints };
  }

  const run = 'button.graphiql-execute-button';
  const result = '.graphiql-response';

  test('runs the query and shows a message of the subscription, without a complaint of the browser', async () => {
    const { url, topic } = await serve({ schema: roomSchema });
    const { page, complaints } = await open(url);

    await page.click(run);
    await page.locator(result).getByText('Yosemite').waitFor();
    await page.screenshot({ path: process.env['SCREENSHOT_QUERY'] });

    await page.getByRole('button', { name: 'Faults', exact: true }).click();
    await page.click(run);
    await topic.until(1);
    topic.emit(change);
    await page.locator(result).getByText('Camera is unhealthy').waitFor();
    await page.screenshot({ path: process.env['SCREENSHOT_SUBSCRIPTION'] });
    await page.click(run);
    await topic.until(0);

    expect(complaints).toEqual([]);
    await page.close();
  });

  test('asks for the key where one is needed, and works with it over HTTP and WebSocket', async () => {
    const { url, topic } = await serve({ schema: roomSchema, adminKey: 'open-sesame' });
    const { page } = await open(url);
    await page.getByRole('status').getByText('asks for its key').waitFor();
    await page.screenshot({ path: process.env['SCREENSHOT_KEY'] });

    await page.getByLabel('Admin key').fill('open-sesame');
    await page.getByRole('button', { name: 'Use' }).click();
    await page.getByText('asks for its key').waitFor({ state: 'detached' });
    await page.click(run);
    await page.locator(result).getByText('Yosemite').waitFor();

    await page.getByRole('button', { name: 'Faults', exact: true }).click();
    await page.click(run);
    await topic.until(1);
    topic.emit(change);
    await page.locator(result).getByText('Camera is unhealthy').waitFor();
    await page.close();
    await topic.until(0);
  });
});
