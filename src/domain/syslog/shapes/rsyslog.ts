import { textOf } from '../../events/shapes/members.ts';
import type { SyslogShape } from '../shape.ts';

/** What rsyslog's `omelasticsearch` writes by default: the template `StdJSONFmt`. */
export const rsyslog: SyslogShape = {
  name: 'rsyslog StdJSONFmt',
  parts: new Set([
    'message',
    'fromhost',
    'facility',
    'priority',
    'timereported',
    'timegenerated',
    'host',
    'hostname',
    'programname',
    'procid',
  ]),
  read(members) {
    const severity = members('priority') ?? members('severity');
    if (members('timereported') === undefined || members('facility') === undefined || severity === undefined)
      return null;
    const host = textOf(members('hostname')) ?? textOf(members('host')) ?? textOf(members('fromhost'));
    return {
      time: members('timereported'),
      host,
      collector: members('fromhost'),
      facility: members('facility'),
      severity,
      process: members('programname'),
      processId: members('procid'),
      message: trimmed(members('message')),
    };
  },
};

/** The space between tag and text (RFC 3164) is part of rsyslog's `msg`. */
function trimmed(message: unknown): unknown {
  return typeof message === 'string' ? message.replace(/^ /, '') : message;
}
