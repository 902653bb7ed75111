import type { AlertLabelResolvers } from '../../generated/graphql.ts';

export const AlertLabel = {
  ALERTNAME: 'alertname',
  SEVERITY: 'severity',
  COMPUTER: 'computer',
  ROOM: 'room',
  SITE: 'site',
  BUILDING: 'building',
} satisfies Required<AlertLabelResolvers>;
