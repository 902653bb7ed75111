import { insertsIn } from './inserts.ts';
import { textOf } from './members.ts';
import type { Shape } from './shape.ts';

/** What Fluentd's `windows_eventlog2` writes: all values as text, times in UTC with slashes. */
export const fluentd: Shape = {
  name: 'Fluentd windows_eventlog2',
  mark: 'Channel',
  parts: new Set(['Channel', 'Computer', 'ProviderName', 'EventID', 'TimeCreated', 'EventRecordID', 'Description']),
  text: 'Description',
  read(members) {
    const channel = textOf(members('Channel'));
    const eventId = members('EventID');
    if (channel === undefined || eventId === undefined || members('Description') === undefined) return null;
    const time = members('TimeCreated');
    return {
      computer: members('Computer'),
      eventLog: channel,
      source: members('ProviderName'),
      eventId,
      levels: [members('Level')],
      time: typeof time === 'string' ? time.replace(/^(\d{4})\/(\d\d)\/(\d\d) /, '$1-$2-$3 ') : time,
      recordId: members('EventRecordID'),
      texts: [members('Description'), ...insertsIn(members('EventData'))],
      userName: members('UserID'),
    };
  },
};
