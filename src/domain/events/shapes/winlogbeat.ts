import { isObject } from '../../json/json-object.ts';
import { textOf } from './members.ts';
import type { Shape } from './shape.ts';

/** What Winlogbeat writes: the Elastic Common Schema, and the event as Windows has it under `winlog`. */
export const winlogbeat: Shape = {
  name: 'Winlogbeat',
  mark: 'winlog.channel',
  parts: new Set(['@timestamp', 'message']),
  text: 'message',
  read(members) {
    const channel = textOf(members('winlog.channel'));
    const eventId = members('winlog.event_id') ?? members('event.code');
    if (channel === undefined || eventId === undefined) return null;
    const data = members('winlog.event_data');
    return {
      computer: members('winlog.computer_name'),
      eventLog: channel,
      source: members('winlog.provider_name') ?? members('event.provider'),
      eventId,
      levels: [members('log.level')],
      time: members('@timestamp'),
      recordId: members('winlog.record_id'),
      texts: [members('message'), ...(isObject(data) ? Object.values(data) : [members('winlog.event_data.param1')])],
      userName: members('winlog.user.name'),
    };
  },
};
