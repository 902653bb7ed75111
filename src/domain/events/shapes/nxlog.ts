import { textOf } from './members.ts';
import type { Shape } from './shape.ts';

/** What NXLog's `im_msvistalog` writes as JSON. Data without a name is in `Data`, `Data_1` and so on. */
export const nxlog: Shape = {
  name: 'NXLog im_msvistalog',
  mark: 'SourceName',
  parts: new Set(['Channel', 'Hostname', 'SourceName', 'EventID', 'EventTime', 'RecordNumber', 'Message']),
  text: 'Message',
  read(members) {
    const channel = textOf(members('Channel'));
    const eventId = members('EventID');
    if (channel === undefined || eventId === undefined || members('Computer') !== undefined) return null;
    return {
      computer: members('Hostname'),
      eventLog: channel,
      source: members('SourceName'),
      eventId,
      levels: [members('Severity'), members('EventType')],
      time: members('EventTime'),
      recordId: members('RecordNumber'),
      texts: [members('Message'), members('Data')],
      userName: members('AccountName') ?? members('UserID'),
    };
  },
};
