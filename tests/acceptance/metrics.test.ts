import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault } from '../helpers/console-events.ts';
import { describeWith, findProgram } from '../helpers/left-out.ts';
import { operation } from '../helpers/operation.ts';
import { blocksOf } from '../helpers/pages.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const promtool = findProgram('promtool');

describeWith('promtool (Debian package prometheus)', promtool !== null, 'metrics, as Prometheus reads them', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  test('have names and texts that its own check accepts', async () => {
    await app.post([cameraFault('METRICS')]);
    const inbox = app.subscribe(operation(`subscription FaultsOfMetrics { faultChanges { kind } }`));
    await inbox.next();
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    // A check of nothing would find nothing.
    for (const name of [
      'roomwatch_events_total',
      'roomwatch_consumer_lag',
      'nodejs_heap_size_used_bytes',
      'graphql_subscriptions',
    ]) {
      expect(metrics).toContain(`\n# TYPE ${name} `);
    }
    const { status, stdout, stderr } = spawnSync(promtool!, ['check', 'metrics'], { input: metrics, encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  test('are scraped by the example of docs/services.md', () => {
    const [example] = blocksOf('docs/services.md').filter(({ section }) => section === 'Metrics');
    const folder = tempDir('scrape');
    writeFileSync(path.join(folder, 'roomwatch.key'), 'a key');
    const file = path.join(folder, 'prometheus.yml');
    writeFileSync(file, example!.text.replace('/etc/prometheus/', `${folder}/`));
    const { status, stdout } = spawnSync(promtool!, ['check', 'config', file], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });
});
