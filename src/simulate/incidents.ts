import type { SignInMode } from './identity.ts';
import type { Random } from './random.ts';
import { OS_VERSIONS, RELEASES, type Release } from './releases.ts';

/** A kind of incident: how often it occurs, and its effects. */
export interface IncidentKind {
  name: string;
  /** How often it occurs, compared with the others. */
  weight: number;
  /** How long it lasts: least and most, in minutes. */
  minutes: readonly [number, number];
  /** Parts that fail. */
  parts?: readonly string[];
  /** The value that reports give for Exchange. */
  exchange?: string;
  signInFails?: true;
  networkFails?: true;
  /** It concerns the sign-in to Teams: consoles that use only Skype for Business never have it. */
  teamsOnly?: true;
  /** The app is down: nothing is logged until it starts again. */
  dark?: true;
  /** The console logs on but is disconnected: its entries are delivered when the incident ends. */
  cutOff?: true;
  /** One of the two checks stands still while the other goes on. */
  stalls?: 'heartbeat' | 'hardware';
  /** How often the app restarts: least and most. */
  restarts?: readonly [number, number];
  /** What is upgraded when this ends. */
  upgrades?: 'app' | 'os';
}

/** An incident under way. */
export interface Incident {
  kind: IncidentKind;
  until: number;
  /** Displays that are missing, where the display fails. */
  lostDisplays: number;
}

/** The Teams sign-in errors seen in the field: multi-factor (50076, 50079), expired (50055) or wrong password, Conditional Access. */
const AADSTS = ['AADSTS50076', 'AADSTS50079', 'AADSTS53003', 'AADSTS50055', 'AADSTS50126'];

export const INCIDENTS: readonly IncidentKind[] = [
  { name: 'camera', weight: 8, minutes: [10, 240], parts: ['Camera'] },
  { name: 'content-camera', weight: 5, minutes: [10, 240], parts: ['Content Camera'] },
  { name: 'display', weight: 8, minutes: [8, 180], parts: ['Front of Room Display'] },
  { name: 'display-and-hdmi', weight: 4, minutes: [8, 120], parts: ['Front of Room Display', 'HDMI Ingest'] },
  { name: 'microphone', weight: 7, minutes: [10, 240], parts: ['Conference Microphone'] },
  {
    name: 'audio-bar',
    weight: 5,
    minutes: [10, 120],
    parts: ['Conference Microphone', 'Conference Speaker', 'Default Speaker'],
  },
  { name: 'motion-sensor', weight: 4, minutes: [20, 300], parts: ['Motion Sensor'] },
  { name: 'exchange-connecting', weight: 7, minutes: [4, 25], exchange: 'Connecting' },
  { name: 'exchange-autodiscovery', weight: 8, minutes: [15, 180], exchange: 'AutodiscoveryError' },
  { name: 'exchange-disconnected', weight: 5, minutes: [10, 60], exchange: 'Disconnected' },
  { name: 'exchange-general', weight: 4, minutes: [20, 240], exchange: 'GeneralError' },
  { name: 'exchange-version', weight: 3, minutes: [20, 120], exchange: 'ServerVersionNotSupported' },
  ...AADSTS.map((code): IncidentKind => ({
    name: code,
    weight: 2,
    minutes: [20, 240],
    exchange: `80131500 : ${code}`,
    signInFails: true,
    teamsOnly: true,
  })),
  { name: 'sign-in', weight: 6, minutes: [10, 120], signInFails: true },
  { name: 'network-check', weight: 4, minutes: [6, 30], networkFails: true },
  { name: 'power', weight: 7, minutes: [25, 600], dark: true },
  {
    name: 'cut-off',
    weight: 7,
    minutes: [25, 180],
    cutOff: true,
    networkFails: true,
    exchange: 'Disconnected',
    signInFails: true,
  },
  { name: 'stalled-hardware-check', weight: 4, minutes: [30, 120], stalls: 'hardware' },
  { name: 'stalled-heartbeat', weight: 4, minutes: [30, 120], stalls: 'heartbeat' },
  { name: 'restart', weight: 8, minutes: [0, 0], restarts: [1, 1] },
  { name: 'restart-storm', weight: 5, minutes: [0, 0], restarts: [5, 9] },
  { name: 'app-update', weight: 7, minutes: [2, 8], dark: true, upgrades: 'app' },
  { name: 'os-update', weight: 7, minutes: [6, 16], dark: true, upgrades: 'os' },
];

/** Mean time between two incidents of one console, in milliseconds: four a day. */
export const INCIDENT_EVERY = 6 * 3_600_000;

/** The facts that decide which incidents a console can have now. */
export interface Exposure {
  release: Release;
  osVersion: string;
  mode: SignInMode;
  incidents: readonly Incident[];
}

/** A random incident that this console can have now; null where there is none. */
export function drawIncident(
  exposure: Exposure,
  now: number,
  random: Random,
  filter: (kind: IncidentKind) => boolean = () => true,
): Incident | null {
  const kinds = INCIDENTS.filter((kind) => filter(kind) && canBefall(kind, exposure));
  if (kinds.length === 0) return null;
  const kind = random.pick(kinds, ({ weight }) => weight);
  const [least, most] = kind.minutes;
  return { kind, until: now + Math.round(random.between(least, most) * 60_000), lostDisplays: random.whole(1, 2) };
}

/** Whether the incident keeps the console's events from being delivered. */
export function isSilence(kind: IncidentKind): boolean {
  return kind.dark === true || kind.cutOff === true;
}

function canBefall(kind: IncidentKind, { release, osVersion, mode, incidents }: Exposure): boolean {
  const silent = incidents.some((incident) => isSilence(incident.kind));
  if (incidents.some((incident) => incident.kind === kind)) return false;
  if (silent && (isSilence(kind) || kind.restarts)) return false;
  if (kind.teamsOnly && (!release.teams || mode === 'skype')) return false;
  if (kind.upgrades === 'app' && release === RELEASES.at(-1)) return false;
  if (kind.upgrades === 'os' && osVersion === OS_VERSIONS.at(-1)) return false;
  return (kind.parts ?? []).every((part) => release.parts.includes(part));
}
