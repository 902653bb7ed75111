import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { settingsDoc, withFirstSettings } from '../../scripts/settings-doc.ts';
import { settingsHelp } from '../../src/cli/settings-help.ts';
import { readConfig } from '../../src/config/config.ts';
import { SECTIONS, SETTINGS, SYSTEM_VARIABLES, type Setting } from '../../src/config/settings.ts';

const REPOSITORY = path.join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(REPOSITORY, file), 'utf8');

const documented = SECTIONS.flatMap(({ settings }) => settings);
const names = documented.map(({ name }) => name);

/** The settings of the table that the program reads. */
function settingsIn(table: object): Setting[] {
  return Object.values(table).flatMap((entry: object) => ('check' in entry ? [entry as Setting] : settingsIn(entry)));
}

/** Names that a text reads from the environment: `process.env.NAME`, `process.env['NAME']`, `const { NAME } = process.env`. */
function namesReadIn(text: string): string[] {
  const members = [...text.matchAll(/process\.env(?:\.|\?\.|\[['"`])(\w+)/g)].map(([, name]) => name!);
  const taken = [...text.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b/g)]
    .flatMap(([, list]) => list!.split(','))
    // what is renamed to `_`, or spread, is left out of what a child process is given
    .flatMap((item) => /^\s*(\w+)\s*(?::\s*(?!_\b)\w+)?\s*$/.exec(item)?.[1] ?? []);
  return [...members, ...taken];
}

test('no name stands in the table twice', () => {
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every setting that the program reads is documented, and every documented one is read', () => {
  const inProgram = settingsIn(SETTINGS).map(({ name }) => name);
  expect([...inProgram].sort()).toEqual([...names].sort());
  for (const { name, meaning } of documented) {
    expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
    expect(`${name}: ${meaning}`).toMatch(/: [A-Z`].{10,}\.$/);
    expect(settingsHelp()).toMatch(new RegExp(`^  ${name}( \\(|$)`, 'm'));
  }
});

test('docs/settings.md and the list in README.md are made from the table: npm run docs', () => {
  expect(read('docs/settings.md')).toBe(settingsDoc());
  const readme = read('README.md');
  expect(readme).toBe(withFirstSettings(readme));
});

test('the code reads no variable of the environment that the table lacks', () => {
  const known = new Set<string>([...names, ...SYSTEM_VARIABLES.map(({ name }) => name)]);
  const unknown = readdirSync(path.join(REPOSITORY, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => namesReadIn(read(`src/${file}`)).map((name) => ({ file, name })))
    .filter(({ name }) => !known.has(name));
  expect(unknown).toEqual([]);
});

test('reads of the environment are found in each way of writing them', () => {
  const text = `process.env.ONE ?? process.env['TWO']; const { THREE, FOUR: four, FIVE: _, ...rest } = process.env;`;
  expect(namesReadIn(text)).toEqual(['ONE', 'TWO', 'THREE', 'FOUR']);
});

test('every default passes the check of its setting', () => {
  for (const { name, default: fallback, check } of documented) {
    if (fallback !== null) expect([name, check.parse(fallback)]).not.toEqual([name, null]);
  }
});

test('a mail server needs a sender, and an address that is none is not shown, for a password may stand in it', () => {
  expect(() => readConfig({ SMTP_URL: 'smtp://mail.example.com' })).toThrow('SMTP_URL and MAIL_FROM: expected both');
  const wrong = { SMTP_URL: 'http://ann:secret@mail.example.com', MAIL_FROM: 'nobody', ALERT_EMAIL_TO: 'ann' };
  const message = (() => {
    try {
      return String(readConfig({ ...wrong, WEBHOOK_ALLOWED_TARGETS: '10.0.0.0/99' }));
    } catch (error) {
      return (error as Error).message;
    }
  })();
  for (const name of [...Object.keys(wrong), 'WEBHOOK_ALLOWED_TARGETS']) expect(message).toContain(`${name}: expected`);
  expect(message).not.toContain('secret');
  const good = { SMTP_URL: 'smtps://a:b@mail.example.com', MAIL_FROM: 'Rooms <rooms@example.com>' };
  expect(readConfig({ ...good, ALERT_EMAIL_TO: 'a@x.no; b@x.no' }).notices.alertEmailTo).toEqual(['a@x.no', 'b@x.no']);
});

test('defaults are what the program is given where nothing is set', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    mongodbUri: null,
    redisUrl: null,
    dataDir: path.resolve('.data'),
    mongodSha256: null,
    adminKey: null,
    readKeys: [],
    allowedOrigins: [],
    allowedHosts: [],
    metricsKey: null,
    trustedProxies: [],
    sessions: { idle: 43_200_000, most: 604_800_000 },
    staleAfter: 1_200_000,
    reopenWithin: 604_800_000,
    eventRetention: 7_776_000_000,
    changeRetention: 7_776_000_000,
    notices: { smtpUrl: null, mailFrom: null, alertEmailTo: [], webhookTargets: [] },
    queryLimits: {
      runMilliseconds: 180_000,
      memoryBytes: 536_870_912,
      resultRows: 500_000,
      resultBytes: 104_857_600,
      concurrentPerCaller: 5,
      queueLength: 200,
      queueMilliseconds: 180_000,
      evaluationProcesses: 8,
      maxWaitMilliseconds: 600_000,
      rate: 200,
      streamMilliseconds: 3_600_000,
      streamRows: 50_000_000,
      streams: 4,
    },
    exports: { root: path.resolve('.data/exports'), endpoints: null, lease: 15_000 },
    publicUrl: null,
    secretKey: null,
    workspaceId: null,
    workspaceKey: null,
    tlsCert: null,
    tlsKey: null,
    tlsPort: 4443,
    ingestMaxBytes: 67_108_864,
    ingestMaxRequests: 1_000,
    otlpGrpcPort: null,
    syslog: {
      ...{ udpPort: null, tcpPort: null, tlsPort: null, rate: 1_000, timeZone: 'UTC' },
      senders: [
        { network: '127.0.0.0/8', workspace: null },
        { network: '::1', workspace: null },
      ],
    },
    logLevel: 'info',
    limits: {
      connections: 25_000,
      strangers: 1_000,
      headersTimeout: 20_000,
      bodyTimeout: 600_000,
      bodyRate: 100,
      heldBytes: 134_217_728,
      messageBytes: 65_536,
      initTimeout: 3_000,
      subscriptionsPerSocket: 20,
      subscriptionsPerPrincipal: 10_000,
      subscriptions: 50_000,
      socketsPerPrincipal: 2_000,
      sockets: 20_000,
    },
  });
  expect(readConfig({ DATA_DIR: '/srv/$&' }).exports.root).toBe('/srv/$&/exports');
  expect(readConfig({ DATA_DIR: '/srv', EXPORT_DIR: '/exports' }).exports.root).toBe('/exports');
});
