import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { RawSettings } from '../../src/config/env.ts';
import { startTestApp } from '../helpers/app.ts';
import { rowsOf, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { describeWith, findProgram } from '../helpers/left-out.ts';
import { endAll, eventually, spawnCommand } from '../helpers/process.ts';
import { tempDir } from '../helpers/temp-dir.ts';

/* Configurations of agent/ that run here: with the program that they are for, unmodified. */

afterAll(endAll);

const rsyslogd = findProgram('rsyslogd');
const hasModule = readdirSync('/usr/lib')
  .map((folder) => path.join('/usr/lib', folder, 'rsyslog/omelasticsearch.so'))
  .some((file) => existsSync(file));

describeWith(
  'rsyslogd (Debian packages rsyslog, rsyslog-elasticsearch)',
  rsyslogd !== null && hasModule,
  'rsyslog',
  () => {
    test('sends messages by agent/rsyslog.conf, with id and key from its environment', async () => {
      const app = await startTestApp({
        settings: { ...WORKSPACE, ADMIN_KEY: 'the-key-of-the-administrator' },
        roles: { api: true, worker: false },
      });
      const folder = tempDir('rsyslog');
      const [config, input] = [path.join(folder, 'rsyslog.conf'), path.join(folder, 'input.log')];
      const ready = readFileSync(path.join(import.meta.dirname, '../../agent/rsyslog.conf'), 'utf8');
      const source = `global(workDirectory="${folder}")
module(load="imfile" mode="polling" pollingInterval="1")
input(type="imfile" file="${input}" tag="door[812]:" facility="local3" severity="crit")
`;
      writeFileSync(input, 'the room is warm\n');
      writeFileSync(config, source + ready.replace('https://roomwatch.example:443', app.url));
      const env = { ROOMWATCH_ID: WORKSPACE_ID, ROOMWATCH_KEY: WORKSPACE_KEY } as RawSettings;
      const running = spawnCommand(rsyslogd!, ['-n', '-f', config, '-i', path.join(folder, 'pid')], env, false);
      try {
        const row = await eventually(
          async () => (await rowsOf(app, 'Syslog')).find(({ SyslogMessage }) => SyslogMessage === 'the room is warm'),
          'sent',
        );
        expect(row).toMatchObject({ Facility: 'local3', SeverityLevel: 'crit', ProcessName: 'door', ProcessID: 812 });
      } finally {
        await running.end('SIGKILL');
        await app.stop();
      }
    });
  },
);
