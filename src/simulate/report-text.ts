import type { Identity } from './identity.ts';
import type { Incident } from './incidents.ts';
import type { Release } from './releases.ts';

/** The state of a console that its checks report. */
export interface Subject {
  identity: Identity;
  release: Release;
  osVersion: string;
  incidents: readonly Incident[];
}

const DISPLAY = 'Front of Room Display';

/** What one check writes to the event log. */
export interface Entry {
  eventId: number;
  level: 'Information' | 'Error';
  /** The JSON text. */
  description: string;
}

/** The heartbeat check: 2000 where network, Exchange and sign-in are good, else 2001. */
export function heartbeatEntry(subject: Subject): Entry {
  const { identity, release, incidents } = subject;
  const exchange = incidents.findLast(({ kind }) => kind.exchange)?.kind.exchange ?? 'Connected';
  const network = incidents.some(({ kind }) => kind.networkFails) ? 'Unhealthy' : 'Healthy';
  const signIn = signInFails(subject) ? 'Unhealthy' : 'Healthy';
  if (network === 'Healthy' && exchange === 'Connected' && signIn === 'Healthy') {
    return entry(subject, 2000, 'Heartbeat', 'Heartbeat is healthy.');
  }
  const mode = release.teams ? identity.mode : 'skype';
  const skype = mode === 'teams' ? 'NotApplicable' : signIn;
  const teams = mode === 'skype' ? 'NotApplicable' : signIn;
  const text = `Network status : ${network}. Exchange status : ${exchange}. Signin status: ${skype}. `;
  return entry(subject, 2001, 'Heartbeat', release.teams ? `${text}Teams Signin status: ${teams}.` : text);
}

/** The hardware check: 3000 where every part works, else 3001. */
export function hardwareEntry(subject: Subject): Entry {
  const { identity, release, incidents } = subject;
  const failed = new Set(incidents.flatMap(({ kind }) => kind.parts ?? []));
  const healthy = !release.parts.some((part) => failed.has(part));
  if (healthy && !release.listsHealthyParts) {
    return entry(subject, 3000, 'HardwareCheckEngine', 'HardwareCheckEngine is healthy.');
  }
  const lost = Math.max(
    0,
    ...incidents.map(({ kind, lostDisplays }) => (kind.parts?.includes(DISPLAY) ? lostDisplays : 0)),
  );
  const sentences = release.parts.map((part) => {
    const counts =
      part === DISPLAY && failed.has(part) && release.displayCounts
        ? `Configured display count is ${identity.displays}. Real display count is ${identity.displays - lost}. `
        : '';
    return `${part} status : ${failed.has(part) ? 'Unhealthy' : 'Healthy'}. ${counts}`;
  });
  return entry(subject, healthy ? 3000 : 3001, 'HardwareCheckEngine', release.hardwareLead + sentences.join(''));
}

/** The entry of an app that has started. */
export function restartEntry(subject: Subject): Entry {
  return entry(subject, 4000, 'Restart', 'App restarts.');
}

function signInFails({ incidents }: Subject): boolean {
  return incidents.some(({ kind }) => kind.signInFails);
}

function entry(subject: Subject, eventId: number, operation: string, description: string): Entry {
  const { identity, release, osVersion } = subject;
  const failed = eventId === 2001 || eventId === 3001;
  const signedOut = signInFails(subject);
  const members = {
    Description: description,
    ResourceState: failed ? 'Unhealthy' : 'Healthy',
    OperationName: operation,
    OperationResult: failed ? 'Fail' : 'Pass',
    OS: 'Windows 10',
    OSVersion: osVersion,
    // A console that is not signed in does not know its account; later releases then leave out the room's name too.
    Alias: signedOut ? '' : identity.alias,
    DisplayName: signedOut && release.teams ? '' : identity.displayName,
    AppVersion: release.appVersion,
    IPv4Address: identity.ipv4Address,
    IPv6Address: identity.ipv6Address,
    ...(release.secondAddress ? { IPv4Address2: identity.ipv4Address2 } : {}),
  };
  return { eventId, level: failed ? 'Error' : 'Information', description: JSON.stringify(members) };
}
