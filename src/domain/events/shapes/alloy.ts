import { textOf } from './members.ts';
import { wholeNumber, type Shape } from './shape.ts';

/**
 * The line that Promtail and Grafana Alloy write for a Windows event (clients/pkg/promtail/targets/windows/format.go), whose data is XML.
 * Other programs have the same names, with `provider_name` and `record_id`.
 */
export const alloy: Shape = {
  name: 'Promtail and Grafana Alloy',
  mark: 'event_id',
  parts: new Set(['source', 'channel', 'computer', 'event_id', 'message', 'timeCreated', 'eventRecordID']),
  text: 'message',
  read(members) {
    const channel = textOf(members('channel'));
    const eventId = wholeNumber(members('event_id'));
    const source = members('provider_name') ?? members('source');
    // Records of other programs may have an event and a channel, too.
    if (channel === undefined || typeof eventId !== 'number' || textOf(source) === undefined) return null;
    if (textOf(members('computer')) === undefined) return null;
    return {
      computer: members('computer'),
      eventLog: channel,
      source,
      eventId,
      levels: [members('level'), members('levelText'), members('level_name')],
      time: members('timeCreated') ?? members('time_created') ?? members('timestamp'),
      recordId: members('eventRecordID') ?? members('record_id'),
      texts: [members('message'), members('event_data')],
      userName: members('security.userName') ?? members('security.userId'),
    };
  },
};
