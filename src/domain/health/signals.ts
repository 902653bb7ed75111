/**
 * The built-in signals: the label of each in a console's report, the category of its fault and its severity. Other labels become signals of
 * their own (`signalOfLabel`).
 */

export type FaultCategory = 'OFFLINE' | 'APPLICATION' | 'CONNECTIVITY' | 'HARDWARE' | 'RESTART';
export type Severity = 'CRITICAL' | 'IMPORTANT' | 'WARNING';
export type SignalState = 'HEALTHY' | 'UNHEALTHY' | 'NOT_APPLICABLE' | 'UNKNOWN';

/** The two checks that a console runs every five minutes: Heartbeat (2000, 2001) and HardwareCheckEngine (3000, 3001). */
export type Family = 'heartbeat' | 'hardware';

export interface SignalKind {
  key: string;
  label: string;
  category: FaultCategory;
  severity: Severity;
}

/** Signals that a report names by `<Label> status : <Value>`. */
const REPORTED = [
  { key: 'network', label: 'Network', category: 'CONNECTIVITY', severity: 'IMPORTANT' },
  { key: 'exchange', label: 'Exchange', category: 'CONNECTIVITY', severity: 'CRITICAL' },
  { key: 'signin', label: 'Signin', category: 'APPLICATION', severity: 'CRITICAL' },
  { key: 'teams-signin', label: 'Teams Signin', category: 'APPLICATION', severity: 'CRITICAL' },
  { key: 'camera', label: 'Camera', category: 'HARDWARE', severity: 'IMPORTANT' },
  { key: 'content-camera', label: 'Content Camera', category: 'HARDWARE', severity: 'IMPORTANT' },
  { key: 'conference-microphone', label: 'Conference Microphone', category: 'HARDWARE', severity: 'IMPORTANT' },
  { key: 'conference-speaker', label: 'Conference Speaker', category: 'HARDWARE', severity: 'IMPORTANT' },
  { key: 'front-of-room-display', label: 'Front of Room Display', category: 'HARDWARE', severity: 'IMPORTANT' },
  { key: 'hdmi-ingest', label: 'HDMI Ingest', category: 'HARDWARE', severity: 'IMPORTANT' },
  { key: 'default-speaker', label: 'Default Speaker', category: 'HARDWARE', severity: 'WARNING' },
  { key: 'motion-sensor', label: 'Motion Sensor', category: 'HARDWARE', severity: 'WARNING' },
] as const satisfies readonly SignalKind[];

/** Signals that follow from which events arrive or stay away. A label in a report never makes one of these. */
const DERIVED = {
  heartbeat: { key: 'heartbeat', label: 'Heartbeat', category: 'OFFLINE', severity: 'CRITICAL' },
  'never-heard': { key: 'never-heard', label: 'Never heard', category: 'OFFLINE', severity: 'WARNING' },
  app: { key: 'app', label: 'App', category: 'APPLICATION', severity: 'CRITICAL' },
  hardware: { key: 'hardware', label: 'Hardware', category: 'HARDWARE', severity: 'IMPORTANT' },
  'hardware-check': { key: 'hardware-check', label: 'Hardware check', category: 'RESTART', severity: 'IMPORTANT' },
  'app-heartbeat': { key: 'app-heartbeat', label: 'App heartbeat', category: 'RESTART', severity: 'IMPORTANT' },
  restarts: { key: 'restarts', label: 'Restarts', category: 'RESTART', severity: 'WARNING' },
} as const satisfies Record<string, SignalKind>;

export type DerivedKey = keyof typeof DERIVED;
/** The key of a built-in signal. */
export type BuiltInKey = DerivedKey | (typeof REPORTED)[number]['key'];

/** Every built-in signal, reported and derived. */
export const BUILT_IN_SIGNALS: readonly (SignalKind & { readonly key: BuiltInKey })[] = [
  ...Object.values(DERIVED),
  ...REPORTED,
];

const builtInKeys = new Set<string>(BUILT_IN_SIGNALS.map(({ key }) => key));
const reportedByLabel = new Map<string, SignalKind>(REPORTED.map((kind) => [kind.label.toLowerCase(), kind]));

/** The kind of a derived signal. */
export function derivedSignal(key: DerivedKey): SignalKind {
  return DERIVED[key];
}

/**
 * The signal for a label in a report of `family`. Labels compare without case and with runs of space as one. A label outside the table gets
 * a key of its own: lower case, everything but letters and digits to `-`, with `label-` before it where that would be a built-in signal's
 * key.
 */
export function signalOfLabel(label: string, family: Family): SignalKind {
  const spaced = label.trim().replace(/\s+/gu, ' ');
  const known = reportedByLabel.get(spaced.toLowerCase());
  if (known) return known;
  const slug =
    spaced
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/gu, '') || 'label';
  return {
    key: builtInKeys.has(slug) ? `label-${slug}` : slug,
    label: spaced,
    category: family === 'heartbeat' ? 'APPLICATION' : 'HARDWARE',
    severity: 'WARNING',
  };
}

/** Whether a key belongs to a signal in the tables above. */
export function isBuiltInSignal(key: string): boolean {
  return builtInKeys.has(key);
}

const SEVERITY_ORDER: readonly Severity[] = ['CRITICAL', 'IMPORTANT', 'WARNING'];

/** Sorts the most severe first. */
export function bySeverity(a: Severity, b: Severity): number {
  return SEVERITY_ORDER.indexOf(a) - SEVERITY_ORDER.indexOf(b);
}
