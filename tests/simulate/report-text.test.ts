import { describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/simulate/identity.ts';
import { INCIDENTS } from '../../src/simulate/incidents.ts';
import { RELEASES } from '../../src/simulate/releases.ts';
import { hardwareEntry, heartbeatEntry, restartEntry, type Subject } from '../../src/simulate/report-text.ts';

const identity: Identity = {
  computer: 'MTR-AMS-0001',
  alias: 'yosemite@contoso.com',
  displayName: 'Yosemite',
  ipv4Address: '10.20.0.1',
  ipv4Address2: '10.120.0.1',
  ipv6Address: '',
  mode: 'teams',
  displays: 2,
  checkGap: 4_000,
  place: { site: 'Amsterdam', building: 'Zuidas Tower', floor: '1', tags: [] },
};

function subject(appVersion: string, incidents: string[], more: Partial<Identity> = {}): Subject {
  return {
    identity: { ...identity, ...more },
    release: RELEASES.find((release) => release.appVersion === appVersion)!,
    osVersion: '10.0.14393.693',
    incidents: incidents.map((name) => ({
      kind: INCIDENTS.find((kind) => kind.name === name)!,
      until: 0,
      lostDisplays: 2,
    })),
  };
}

interface Members {
  Description: string;
  Alias: string;
  DisplayName: string;
}
const read = ({ description }: { description: string }) => JSON.parse(description) as Members;

/** The texts below are those of Microsoft's published events, to the letter. */
describe('descriptions', () => {
  test('2000, 3000 and 4000 are the published sentences', () => {
    const well = subject('1.0.38.0', []);
    expect([heartbeatEntry(well), hardwareEntry(well), restartEntry(well)].map((entry) => entry.eventId)).toEqual([
      2000, 3000, 4000,
    ]);
    expect(read(heartbeatEntry(well)).Description).toBe('Heartbeat is healthy.');
    expect(read(hardwareEntry(well)).Description).toBe('HardwareCheckEngine is healthy.');
    expect(read(restartEntry(well)).Description).toBe('App restarts.');
  });

  test('2001 of 1.0: the sign-in to Skype for Business fails, the account is not known', () => {
    const entry = heartbeatEntry(subject('1.0.38.0', ['sign-in']));
    expect(entry).toMatchObject({ eventId: 2001, level: 'Error' });
    expect(read(entry)).toMatchObject({
      Description: 'Network status : Healthy. Exchange status : Connected. Signin status: Unhealthy. ',
      Alias: '',
      DisplayName: 'Yosemite',
    });
  });

  test('2001 of 4.13: an AADSTS code, Teams only', () => {
    expect(read(heartbeatEntry(subject('4.13.132.0', ['AADSTS50076'])))).toMatchObject({
      Description:
        'Network status : Healthy. Exchange status : 80131500 : AADSTS50076. Signin status: NotApplicable. Teams Signin status: Unhealthy.',
      Alias: '',
      DisplayName: '',
    });
  });

  test('3001 of 2.0: the display first, with its counts', () => {
    expect(read(hardwareEntry(subject('2.0.58.0', ['display', 'microphone']))).Description).toBe(
      ' Front of Room Display status : Unhealthy. Configured display count is 2. Real display count is 0. Conference Microphone status : Unhealthy. Conference Speaker status : Healthy. Default Speaker status : Healthy. Camera status : Healthy. ',
    );
  });

  test('3001 of 4.7: eight labels, the microphone first', () => {
    expect(read(hardwareEntry(subject('4.7.15.0', ['audio-bar', 'camera']))).Description).toBe(
      'Conference Microphone status : Unhealthy. Conference Speaker status : Unhealthy. Default Speaker status : Unhealthy. Camera status : Unhealthy. Front of Room Display status : Healthy. Motion Sensor status : Healthy. HDMI Ingest status : Healthy. Content Camera status : Healthy. ',
    );
  });

  test('3001 of 4.13: display and HDMI ingest together', () => {
    expect(read(hardwareEntry(subject('4.13.132.0', ['display-and-hdmi']))).Description).toBe(
      'Conference Microphone status : Healthy. Conference Speaker status : Healthy. Default Speaker status : Healthy. Camera status : Healthy. Front of Room Display status : Unhealthy. Motion Sensor status : Healthy. HDMI Ingest status : Unhealthy. Content Camera status : Healthy. ',
    );
  });

  test('the members are those of the published events, in their order', () => {
    expect(Object.keys(read(hardwareEntry(subject('2.0.58.0', []))))).toEqual(
      'Description ResourceState OperationName OperationResult OS OSVersion Alias DisplayName AppVersion IPv4Address IPv6Address IPv4Address2'.split(
        ' ',
      ),
    );
    expect(Object.keys(read(hardwareEntry(subject('4.7.15.0', []))))).not.toContain('IPv4Address2');
  });
});
