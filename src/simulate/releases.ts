/**
 * The app's releases, oldest first: which labels each writes, in which order and with which spaces. 1.0, 2.0, 4.7 and 4.13 are
 * published; 3.1 stands for the releases between, with the labels that the 2018 mapping knows.
 */
export interface Release {
  appVersion: string;
  /** Labels of a hardware check, in the order of its text. */
  parts: readonly string[];
  /** Whether a heartbeat reports the sign-in to Teams beside that to Skype for Business. */
  teams: boolean;
  /** Whether sentences with display counts follow an unhealthy display. */
  displayCounts: boolean;
  /** Whether a hardware check lists its parts even where all are healthy. */
  listsHealthyParts: boolean;
  /** The text before that of a failed hardware check. */
  hardwareLead: string;
  /** Whether the reports name a second IPv4 address. */
  secondAddress: boolean;
}

const AUDIO = ['Conference Microphone', 'Conference Speaker', 'Default Speaker'];
const MODERN_PARTS = [...AUDIO, 'Camera', 'Front of Room Display', 'Motion Sensor', 'HDMI Ingest', 'Content Camera'];
const PLAIN = { displayCounts: false, listsHealthyParts: false, hardwareLead: '', secondAddress: false };

export const RELEASES: readonly Release[] = [
  { ...PLAIN, appVersion: '1.0.38.0', parts: [...AUDIO, 'Camera', 'Front of Room Display'], teams: false },
  {
    appVersion: '2.0.58.0',
    parts: ['Front of Room Display', ...AUDIO, 'Camera'],
    teams: false,
    displayCounts: true,
    listsHealthyParts: false,
    hardwareLead: ' ',
    secondAddress: true,
  },
  { ...PLAIN, appVersion: '3.1.112.0', parts: MODERN_PARTS.slice(0, -1), teams: false },
  { ...PLAIN, appVersion: '4.7.15.0', parts: MODERN_PARTS, teams: true },
  { ...PLAIN, appVersion: '4.13.132.0', parts: MODERN_PARTS, teams: true, listsHealthyParts: true },
];

/** Windows versions, oldest first. */
export const OS_VERSIONS: readonly string[] = [
  '10.0.14393.693',
  '10.0.14393.1198',
  '10.0.18363.1316',
  '10.0.19044.1889',
  '10.0.19045.3803',
];
