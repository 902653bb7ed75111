import { readdirSync, readFileSync } from 'node:fs';
import { reportOf, Story } from './story.ts';

const folder = new URL('../../fixtures/srs-events/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Each published event, alone, and the state that the rules say. */
const EXPECTED: Record<string, { health: string; signals: Record<string, string> }> = {
  '2000-heartbeat-healthy.json': { health: 'HEALTHY', signals: {} },
  '2001-exchange-aadsts-4.13.json': {
    health: 'UNHEALTHY',
    signals: {
      exchange: 'UNHEALTHY 80131500 : AADSTS50076',
      network: 'HEALTHY Healthy',
      signin: 'NOT_APPLICABLE NotApplicable',
      'teams-signin': 'UNHEALTHY Unhealthy',
    },
  },
  '2001-sfb-signin-unhealthy.json': {
    health: 'UNHEALTHY',
    signals: { exchange: 'HEALTHY Connected', network: 'HEALTHY Healthy', signin: 'UNHEALTHY Unhealthy' },
  },
  '2001-with-teams-signin.json': {
    health: 'UNHEALTHY',
    signals: {
      exchange: 'HEALTHY Connected',
      network: 'HEALTHY Healthy',
      signin: 'UNHEALTHY Unhealthy',
      'teams-signin': 'HEALTHY Healthy',
    },
  },
  '3000-hardware-healthy.json': { health: 'HEALTHY', signals: {} },
  '3001-audio-and-camera-4.7.json': {
    health: 'UNHEALTHY',
    signals: {
      camera: 'UNHEALTHY Unhealthy',
      'conference-microphone': 'UNHEALTHY Unhealthy',
      'conference-speaker': 'UNHEALTHY Unhealthy',
      'content-camera': 'HEALTHY Healthy',
      'default-speaker': 'UNHEALTHY Unhealthy',
      'front-of-room-display': 'HEALTHY Healthy',
      'hdmi-ingest': 'HEALTHY Healthy',
      'motion-sensor': 'HEALTHY Healthy',
    },
  },
  '3001-displays-and-mic-2.0.json': {
    health: 'UNHEALTHY',
    signals: {
      camera: 'HEALTHY Healthy',
      'conference-microphone': 'UNHEALTHY Unhealthy',
      'conference-speaker': 'HEALTHY Healthy',
      'default-speaker': 'HEALTHY Healthy',
      'front-of-room-display': 'UNHEALTHY Unhealthy. Configured display count is 2. Real display count is 0',
    },
  },
  '3001-hdmi-ingest-4.13.json': {
    health: 'UNHEALTHY',
    signals: {
      camera: 'HEALTHY Healthy',
      'conference-microphone': 'HEALTHY Healthy',
      'conference-speaker': 'HEALTHY Healthy',
      'content-camera': 'HEALTHY Healthy',
      'default-speaker': 'HEALTHY Healthy',
      'front-of-room-display': 'UNHEALTHY Unhealthy',
      'hdmi-ingest': 'UNHEALTHY Unhealthy',
      'motion-sensor': 'HEALTHY Healthy',
    },
  },
  '4000-app-restart.json': { health: 'HEALTHY', signals: {} },
};

describe('each published event alone', () => {
  test('every one has its expected state', () => {
    expect(files.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(files)('%s', (file) => {
    const story = new Story();
    const description = readFileSync(new URL(file, folder), 'utf8');
    const changes = story.hear({ at: 0, eventId: Number(file.slice(0, 4)), description });

    const { health, signals } = EXPECTED[file]!;
    expect(story.states()).toEqual({ heartbeat: 'HEALTHY', ...signals });
    expect(story.device.health).toBe(health);
    const unhealthy = Object.keys(signals).filter((key) => signals[key]!.startsWith('UNHEALTHY'));
    expect(changes.map((change) => [change.kind, change.fault.signal, change.fault.state])).toEqual(
      unhealthy.sort().map((key) => ['OPENED', key, 'OPEN']),
    );
  });
});

describe('the other members of the JSON', () => {
  const profileOf = (file: string, eventId: number) =>
    reportOf({ at: 0, eventId, description: readFileSync(new URL(file, folder), 'utf8') }).profile;

  test('are trimmed, and otherwise as they came', () => {
    expect(profileOf('3001-hdmi-ingest-4.13.json', 3001)).toEqual({
      alias: 'lab@contoso.com',
      displayName: 'Lenovo Hub 500 - Rally Plus - 2FoR',
      appVersion: '4.13.132.0',
      os: 'Windows 10',
      osVersion: '10.0.19044.1889',
      ipv4Address: '1.2.3.4',
    });
  });

  test('a second address is kept', () => {
    expect(profileOf('3001-displays-and-mic-2.0.json', 3001)).toMatchObject({
      ipv4Address: '10.10.10.10',
      ipv4Address2: '10.10.10.10',
    });
  });

  test('an empty one leaves what is known', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 2000, members: { Alias: ' room@contoso.com ', DisplayName: 'Yosemite' } });
    story.hear({ at: 5, eventId: 2001, members: { Alias: ' ', DisplayName: '' } });
    expect(story.device.facts.profile.alias?.value).toBe('room@contoso.com');
    expect(story.device.facts.profile.displayName?.value).toBe('Yosemite');
  });

  test('the newest is kept, not the last to come', () => {
    const story = new Story();
    story.hear({ at: 10, eventId: 2000, members: { AppVersion: '4.13.132.0' } });
    story.hear({ at: 11, own: 3, eventId: 2000, members: { AppVersion: '4.7.15.0', OS: 'Windows 10' } });
    expect(story.device.facts.profile.appVersion?.value).toBe('4.13.132.0');
    expect(story.device.facts.profile.os?.value).toBe('Windows 10');
  });

  test('one that is no text is left out', () => {
    expect(
      reportOf({ at: 0, eventId: 2000, members: { Alias: 7, DisplayName: null, OS: ['Windows'] } }).profile,
    ).toEqual({});
  });
});
