import { textOf } from './members.ts';
import { insertsIn } from './inserts.ts';
import type { Shape } from './shape.ts';

/** What Fluent Bit's `winevtlog` writes (plugins/in_winevtlog/pack.c). Its time has seconds, in the console's zone with the offset. */
export const fluentBit: Shape = {
  name: 'Fluent Bit winevtlog',
  mark: 'Channel',
  parts: new Set([
    'Channel',
    'Computer',
    'ProviderName',
    'EventID',
    'TimeCreated',
    'EventRecordID',
    'Message',
    'UserID',
  ]),
  text: 'Message',
  read(members) {
    const channel = textOf(members('Channel'));
    const eventId = members('EventID');
    if (channel === undefined || eventId === undefined || members('Description') !== undefined) return null;
    return {
      computer: members('Computer'),
      eventLog: channel,
      source: members('ProviderName'),
      eventId,
      levels: [members('Level')],
      time: members('TimeCreated'),
      recordId: members('EventRecordID'),
      // Newer versions have the inserts by their names, and leave the list empty.
      texts: [members('Message'), ...insertsIn(members('StringInserts')), ...insertsIn(members('EventData'))],
      userName: members('UserID'),
    };
  },
};
