import { memberOf } from '../../json/json-object.ts';
import { textOf } from './members.ts';
import type { Shape } from './shape.ts';

/**
 * The record of the table `Event` of Log Analytics, as scripts and exports forward it. Its numbers of levels differ from those of Windows:
 * 1 is an error.
 */
export const logAnalytics: Shape = {
  name: 'Log Analytics Event',
  mark: 'EventLog',
  parts: new Set([
    ...['Computer', 'EventLog', 'Source', 'EventID', 'EventLevel', 'EventLevelName', 'RenderedDescription'],
    ...['TimeGenerated', 'EventRecordID', 'RecordId', 'UserName', '@timestamp'],
  ]),
  text: 'RenderedDescription',
  read(members) {
    const log = textOf(members('EventLog'));
    const eventId = members('EventID');
    if (log === undefined || eventId === undefined) return null;
    return {
      computer: members('Computer'),
      eventLog: log,
      source: members('Source'),
      eventId,
      levels: [members('EventLevelName'), memberOf(LEVELS, members('EventLevel'))],
      time: members('TimeGenerated') ?? members('TimeCreated') ?? members('@timestamp'),
      recordId: members('EventRecordID') ?? members('RecordId'),
      texts: [members('RenderedDescription'), members('Message'), members('EventData')],
      userName: members('UserName'),
    };
  },
};

const LEVELS: Readonly<Record<string, string>> = {
  1: 'Error',
  2: 'Warning',
  4: 'Information',
  5: 'Verbose',
  8: 'Information',
  16: 'Information',
};
