import type { Notice } from '../notice.ts';
import { alertmanagerPayload } from './alertmanager.ts';
import { slackPayload, teamsPayload } from './chat.ts';
import { commonAlertSchemaPayload } from './common-alert-schema.ts';
import { logAnalyticsPayload } from './log-analytics.ts';
import { roomwatchPayload } from './roomwatch.ts';

/** What a webhook sends of a notice. A new format is a function and a line here. */
export const PAYLOAD_FORMATS = {
  ROOMWATCH: roomwatchPayload,
  ALERTMANAGER: alertmanagerPayload,
  LOG_ANALYTICS: logAnalyticsPayload,
  COMMON_ALERT_SCHEMA: commonAlertSchemaPayload,
  SLACK: slackPayload,
  TEAMS: teamsPayload,
} as const satisfies Record<string, (notice: Notice) => object>;

export type PayloadFormat = keyof typeof PAYLOAD_FORMATS;
