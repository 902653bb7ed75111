import type { EventLevelResolvers } from '../../generated/graphql.ts';

/** The levels of events, as the schema writes them and as they are everywhere else. */
export const EventLevel = {
  CRITICAL: 'Critical',
  ERROR: 'Error',
  WARNING: 'Warning',
  INFORMATION: 'Information',
  VERBOSE: 'Verbose',
} satisfies Required<EventLevelResolvers>;
