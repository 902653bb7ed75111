import { describe, expect, jest, test } from '@jest/globals';
import { simulateCommand, startDemo } from '../../src/cli/simulate.ts';
import type { EventInput } from '../../src/simulate/play.ts';
import { progressLine, reportProgress } from '../../src/simulate/progress.ts';
import { startStub } from './http-stub.ts';

function refusalOf(...flags: string[]): string {
  const said: string[] = [];
  const command = simulateCommand()
    .exitOverride()
    .configureOutput({ writeErr: (text) => said.push(text) });
  expect(() => command.parse(flags, { from: 'user' })).toThrow();
  return said.join('');
}

describe('roomwatch simulate', () => {
  test.each([
    [['--rooms', '0'], "option '--rooms <n>' argument '0' is invalid. Expected a whole number from 1 to 100000."],
    [['--rooms', 'many'], "'many' is invalid. Expected a whole number"],
    [['--rooms', '2.5'], "'2.5' is invalid. Expected a whole number"],
    [['--speed', '0'], "'0' is invalid. Expected a number greater than 0, at most 1000."],
    [['--speed', '1001'], "'1001' is invalid. Expected a number greater than 0, at most 1000."],
    [['--speed', '-3'], "'-3' is invalid"],
    [['--seed', 'x'], "'x' is invalid. Expected a whole number from 0"],
    [['--duration', '10'], "'10' is invalid. Expected a time such as 500ms, 90s, 10m, 2h or 1d."],
    [['--duration', '0s'], "'0s' is invalid"],
    [['--duration', '10constructor'], 'is invalid'],
    [['--url', 'localhost'], "'localhost' is invalid. Expected an http or https address"],
    [['--url', 'ftp://localhost'], "'ftp://localhost' is invalid"],
    [['--room', '3'], "unknown option '--room'"],
    [['25'], 'too many arguments'],
  ])('refuses %j', (flags, sentence) => {
    expect(refusalOf(...flags)).toContain(sentence);
  });

  test('its help names every option, the defaults and examples', () => {
    let help = '';
    const command = simulateCommand().configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    for (const said of [
      '--url',
      '--key',
      '--rooms',
      '--speed',
      '--seed',
      '--duration',
      'default: 25',
      'Examples:',
      'OFFLINE',
    ]) {
      expect(help).toContain(said);
    }
  });

  test('plays until its duration is over, with its progress on stderr', async () => {
    const computers = new Set<string>();
    const stub = await startStub(({ path, body }) => {
      if (path === '/graphql') return { status: 200, body: { data: { device: null } } };
      const events = body as EventInput[];
      for (const event of events) computers.add(event.computer);
      return { status: 200, body: { accepted: events.length, duplicates: 0, rejected: [] } };
    });
    const written: string[] = [];
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    await simulateCommand().parseAsync(['--url', stub.url, '--rooms', '7', '--duration', '200ms'], { from: 'user' });
    stderr.mockRestore();
    await stub.close();
    expect(computers.size).toBe(7);
    expect(written[0]).toContain(`Playing 7 consoles (seed 1, speed 1) against ${stub.url}. Ctrl-C ends it.`);
    expect(written.at(-1)).toMatch(/7 rooms · 00:00:00 played · 14 events sent/);
  });

  test('fails, and says so, where nobody ever takes an event', async () => {
    const stub = await startStub(() => null);
    const written: string[] = [];
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    await simulateCommand().parseAsync(['--url', stub.url, '--rooms', '2', '--duration', '500ms'], { from: 'user' });
    stderr.mockRestore();
    const code = process.exitCode;
    process.exitCode = undefined;
    await stub.close();
    expect(code).toBe(1);
    expect(written.at(-1)).toMatch(`Nothing was taken: is Roomwatch running at ${stub.url}? --url says where`);
  });

  test('the demo plays with the same means until it is stopped', async () => {
    const stop = new AbortController();
    const said: string[] = [];
    const stub = await startStub(({ path, body, authorization }) => {
      expect(authorization).toBe('Bearer k');
      if (path === '/graphql') return { status: 200, body: { data: { device: null } } };
      return { status: 200, body: { accepted: (body as EventInput[]).length, duplicates: 0, rejected: [] } };
    });
    const demo = startDemo({
      url: stub.url,
      key: 'k',
      rooms: 5,
      signal: stop.signal,
      say: (line) => {
        said.push(line);
        if (line.includes('Places')) stop.abort();
      },
    });
    expect((await demo).sent).toBeGreaterThanOrEqual(10);
    await stub.close();
    expect(said).toEqual([
      'Demo: playing 5 consoles, 10 times faster than life',
      'Demo: Places of rooms: 0 set, 0 kept as they were, 5 not possible',
    ]);
  });
});

describe('its progress', () => {
  const progress = { sent: 902, duplicates: 2, rejected: 3, retries: 1, played: 93_784_000, behind: 12_000 };

  test('is one line', () => {
    expect(progressLine(progress, 25)).toBe(
      '25 rooms · 1 d 02:03:04 played · 902 events sent, 2 sent twice, 3 rejected · 12 s behind',
    );
    expect(progressLine({ ...progress, duplicates: 0, rejected: 0, behind: 0 }, 1)).toBe(
      '1 room · 1 d 02:03:04 played · 902 events sent',
    );
  });

  test('stays current on a terminal, and lets other lines pass above it', () => {
    let screen = '';
    const report = reportProgress({ isTTY: true, columns: 40, write: (text) => (screen += text) }, 25);
    report.show(progress, 0);
    report.show(progress, 100);
    report.say('hello');
    expect(screen.match(/\n/g)).toHaveLength(1);
    expect(screen.split('\r\u001b[K').map((line) => line.split('\n')[0]!.length)).toEqual([0, 39, 5]);
  });

  test('is a line every five seconds elsewhere', () => {
    let out = '';
    const report = reportProgress({ write: (text) => (out += text) }, 25);
    for (let now = 0; now <= 10_000; now += 500) report.show(progress, now);
    expect(out.match(/\n/g)).toHaveLength(2);
    expect(out).not.toContain('\u001b');
  });
});
