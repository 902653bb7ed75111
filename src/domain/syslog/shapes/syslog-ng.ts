import { textOf } from '../../events/shapes/members.ts';
import type { SyslogShape } from '../shape.ts';

/** What syslog-ng's `elasticsearch-http()` writes: `$(format-json --scope rfc5424 --exclude DATE --key ISODATE @timestamp=${ISODATE})`. */
export const syslogNg: SyslogShape = {
  name: 'syslog-ng',
  parts: new Set(['@timestamp', 'ISODATE', 'HOST', 'FACILITY', 'PRIORITY', 'PROGRAM', 'PID', 'MESSAGE']),
  read(members) {
    const host = textOf(members('HOST'));
    const message = members('MESSAGE');
    if (host === undefined || message === undefined || members('FACILITY') === undefined) return null;
    return {
      time: members('ISODATE') ?? members('@timestamp'),
      host,
      hostIp: members('SOURCEIP'),
      collector: members('HOST_FROM'),
      facility: members('FACILITY'),
      severity: members('PRIORITY') ?? members('SEVERITY') ?? members('LEVEL'),
      process: members('PROGRAM'),
      processId: members('PID'),
      message,
    };
  },
};
