import { type BuiltInKey, BUILT_IN_SIGNALS } from './signals.ts';

/**
 * What a fault means, who acts and what to do: the operator guidance for console events and the troubleshooting of Exchange sign-in,
 * as one table. `docs/signals.md` is generated from it.
 */
export interface Guidance {
  meaning: string;
  who: string;
  action: string;
}

const GUIDANCE: Readonly<Record<BuiltInKey, Guidance>> = {
  heartbeat: {
    meaning: 'Nothing has been heard from the console for longer than the threshold.',
    who: 'Technician on site',
    action:
      'Check that the console has power and network and that its app is running; restart it if it does not answer.',
  },
  'never-heard': {
    meaning: 'The console was registered, and nothing has been heard from it for 24 hours since.',
    who: 'Administrator',
    action:
      'Check the spelling of its computer name, that its events are collected and sent here, and that the console is in use; delete the device if there is none.',
  },
  network: {
    meaning: 'The app cannot reach its service over the network.',
    who: 'Network administrator',
    action: "Check the room's network connection: cable, switch port, address, DNS, proxy and firewall.",
  },
  exchange: {
    meaning: "The room's mailbox cannot be reached, so its calendar does not show.",
    who: 'Exchange administrator',
    action: "Check the room account's mailbox, its password and its connection to Exchange.",
  },
  signin: {
    meaning: 'The console is not signed in to Skype for Business.',
    who: 'Technician on site',
    action:
      "Check the room account and its password in the console's settings and sign in again; then restart the app.",
  },
  'teams-signin': {
    meaning: 'The console is not signed in to Microsoft Teams.',
    who: 'Technician on site',
    action:
      "Check the room account's licence and password in the console's settings and sign in again; then restart the app.",
  },
  app: {
    meaning: 'The app reported an error without naming what is wrong.',
    who: 'Technician on site',
    action: 'Read the reported text, then restart the app; if the error returns, collect the logs of the console.',
  },
  camera: {
    meaning: 'The default room camera is not working; the content camera is another signal.',
    who: 'Technician on site',
    action: 'Check the cable and power of the camera, and that it is the one chosen in the settings of the console.',
  },
  'content-camera': {
    meaning: 'The camera that shows the whiteboard is not working.',
    who: 'Technician on site',
    action:
      'Check the cable and power of the content camera, and that it is the one chosen in the settings of the console.',
  },
  'conference-microphone': {
    meaning: 'The microphone for meetings is missing or broken.',
    who: 'Technician on site',
    action:
      'Check the cable and power of the microphone, and that it is the one chosen in the settings of the console.',
  },
  'conference-speaker': {
    meaning: 'The speaker for meetings is missing or broken.',
    who: 'Technician on site',
    action:
      'Check the cable and power of the conference speaker, and that it is the one chosen in the settings of the console.',
  },
  'default-speaker': {
    meaning: 'The speaker for everything but meetings is missing or broken.',
    who: 'Technician on site',
    action:
      'Check the cable and power of the default speaker, and that it is the one chosen in the settings of the console.',
  },
  'front-of-room-display': {
    meaning: 'Fewer displays are connected than are configured; the console itself counts as one.',
    who: 'Technician on site',
    action:
      'Check the cable, power and input of each display, and compare the configured with the real number of displays.',
  },
  'motion-sensor': {
    meaning: 'The motion sensor is not working, so the displays do not wake when someone enters.',
    who: 'Technician on site',
    action: 'Check the cable of the motion sensor; restart the console.',
  },
  'hdmi-ingest': {
    meaning: 'Sharing over the HDMI cable does not work; often seen together with a display fault.',
    who: 'Technician on site',
    action: 'Check the cables of the HDMI input and of the displays; restart the console.',
  },
  hardware: {
    meaning: 'The hardware check failed without naming what is wrong.',
    who: 'Technician on site',
    action: 'Read the reported text, check the cables of all peripherals, then restart the console.',
  },
  'hardware-check': {
    meaning: 'The app sends heartbeats but no hardware checks: only a part of it works.',
    who: 'Technician on site',
    action: 'Restart the app, so that its hardware check runs again.',
  },
  'app-heartbeat': {
    meaning: 'The app sends hardware checks but no heartbeats: only a part of it works.',
    who: 'Technician on site',
    action: 'Restart the app, so that its heartbeat runs again.',
  },
  restarts: {
    meaning: 'The app restarted more than three times within 24 hours.',
    who: 'Technician on site',
    action:
      'Compare with other consoles; check recent updates and peripherals, and collect the logs of the console if it goes on.',
  },
};

const OTHER: Guidance = {
  meaning: 'The console reported a component that Roomwatch has no guidance for.',
  who: 'Technician on site',
  action: 'Read the reported text and check that component.',
};

/**
 * Guidance for a value of a signal, by a whole word in the value, without case: AADSTS500126 is not AADSTS50012. The first match counts.
 */
const BY_VALUE: readonly ({ signal: string; contains: string } & Guidance)[] = [
  {
    signal: 'exchange',
    contains: 'AADSTS50076',
    meaning: 'The room account is required to use multi-factor authentication.',
    who: 'Identity administrator',
    action: 'Exclude the room account from multi-factor authentication: nobody can answer its prompt.',
  },
  {
    signal: 'exchange',
    contains: 'AADSTS50079',
    meaning: 'The room account must enrol for multi-factor authentication.',
    who: 'Identity administrator',
    action: 'Exclude the room account from multi-factor authentication: nobody can enrol for it.',
  },
  {
    signal: 'exchange',
    contains: 'AADSTS53003',
    meaning: 'A Conditional Access policy blocks the room account.',
    who: 'Identity administrator',
    action: 'Exclude the room account from the policy that blocks it, or make the console meet the policy.',
  },
  {
    signal: 'exchange',
    contains: 'AADSTS50055',
    meaning: 'The password of the room account has expired.',
    who: 'Identity administrator',
    action: "Set a new password that does not expire, and enter it in the console's settings.",
  },
  {
    signal: 'exchange',
    contains: 'AADSTS50126',
    meaning: 'User name or password of the room account is wrong.',
    who: 'Technician on site',
    action: "Enter the room account's right user name and password in the console's settings.",
  },
  {
    signal: 'exchange',
    contains: 'Connecting',
    meaning: 'The app is connecting to Exchange.',
    who: 'Nobody yet',
    action: 'Wait for the next report; if it stays so for ten minutes, ask the Exchange administrator.',
  },
  {
    signal: 'exchange',
    contains: 'AutodiscoveryError',
    meaning: 'Exchange was not found by autodiscovery.',
    who: 'Exchange administrator',
    action: "Check the autodiscover records of the room account's domain and its proxy.",
  },
  {
    signal: 'exchange',
    contains: 'GeneralError',
    meaning: 'Exchange answered with an error; often the room account has no room mailbox.',
    who: 'Exchange administrator',
    action: 'Check that the room account has a room mailbox and may sign in to it.',
  },
  {
    signal: 'exchange',
    contains: 'ServerVersionNotSupported',
    meaning: "The Exchange server's version is not supported by the app.",
    who: 'Exchange administrator',
    action: 'Move the room mailbox to a supported version of Exchange.',
  },
  {
    signal: 'exchange',
    contains: 'Disconnected',
    meaning: 'The connection to Exchange was lost.',
    who: 'Exchange administrator',
    action: "Check Exchange's health and the room's network connection to it.",
  },
];

const byValueOf = new Map(
  [...new Set(BY_VALUE.map((row) => row.signal))].map((signal) => [
    signal,
    BY_VALUE.filter((row) => row.signal === signal).map((row) => ({
      guidance: row,
      word: new RegExp(`\\b${row.contains}\\b`, 'i'),
    })),
  ]),
);

const isGuided = (key: string): key is BuiltInKey => Object.hasOwn(GUIDANCE, key);

/** The guidance for a signal that shows `value`. */
export function guidanceFor({ key, value }: { key: string; value: string | null }): Guidance {
  const byValue = byValueOf.get(key)?.find(({ word }) => word.test(value ?? ''));
  return byValue?.guidance ?? (isGuided(key) ? GUIDANCE[key] : OTHER);
}

/** What to do about a signal that shows `value`, in one or two sentences. */
export function recommendedAction(signal: { key: string; value: string | null }): string {
  return guidanceFor(signal).action;
}

/** The whole table, for the documentation: a row per signal and known value. */
export function guidanceTable(): (Guidance & { signal: string; label: string; value: string | null })[] {
  return [
    ...BUILT_IN_SIGNALS.flatMap(({ key, label }) => [
      { signal: key, label, value: null, ...GUIDANCE[key] },
      ...BY_VALUE.filter((row) => row.signal === key).map((row) => ({ ...row, label, value: row.contains })),
    ]),
    { signal: '(any other label)', label: 'as reported', value: null, ...OTHER },
  ];
}
