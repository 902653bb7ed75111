import type { Alert } from '../alerts/alert.ts';

/** The names by which routes, groups and matchers tell alerts apart; Alertmanager's words where it has one. */
export const LABELS = ['alertname', 'severity', 'computer', 'room', 'site', 'building'] as const;
export type Label = (typeof LABELS)[number];
export type Labels = Readonly<Record<Label, string>>;

type Labelled = Pick<Alert, 'name' | 'severity' | 'computer' | 'roomName' | 'site' | 'building'>;

/** The labels of an alert; one that it does not have is empty, as a missing one is to Alertmanager. */
export function labelsOf({ name, severity, computer, roomName, site, building }: Labelled): Labels {
  return {
    ...{ alertname: name, severity: severity.toLowerCase(), computer },
    ...{ room: roomName ?? '', site: site ?? '', building: building ?? '' },
  };
}
