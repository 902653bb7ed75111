import { textOf } from '../../events/shapes/members.ts';
import { splitPriority } from '../words.ts';
import type { SyslogShape } from '../shape.ts';

/** The attributes that the OpenTelemetry collector's `syslog_parser` sets, which its `syslog` receiver uses too. */
export const otelSyslog: SyslogShape = {
  name: 'OpenTelemetry syslog',
  parts: new Set(['hostname', 'appname', 'proc_id', 'facility', 'facility_text', 'priority', 'message', 'timestamp']),
  read(members) {
    const facility = members('facility') ?? members('facility_text');
    const priority = splitPriority(members('priority'));
    if (facility === undefined || priority.severity === undefined) return null;
    return {
      time: members('timestamp'),
      host: textOf(members('hostname')),
      hostIp: members('net.peer.ip') ?? members('net.peer.addr'),
      facility,
      severity: priority.severity,
      process: members('appname'),
      processId: members('proc_id'),
      message: members('message'),
    };
  },
};
