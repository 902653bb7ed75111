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
      texts: [members('Message'), ...insertsIn(members('StringInserts') ?? members('EventData'))],
      userName: members('UserID'),
    };
  },
};
