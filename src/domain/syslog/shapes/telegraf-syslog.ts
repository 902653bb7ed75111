import { textOf } from '../../events/shapes/members.ts';
import type { SyslogShape } from '../shape.ts';

/** What Telegraf's `inputs.syslog` becomes in its Elasticsearch output: the fields under `syslog`, the tags under `tag`. */
export const telegrafSyslog: SyslogShape = {
  name: 'Telegraf syslog',
  parts: new Set(['@timestamp', 'measurement_name', 'syslog', 'tag']),
  read(members) {
    const message = members('syslog.message');
    if (members('measurement_name') !== 'syslog' || message === undefined) return null;
    return {
      time: members('@timestamp'),
      host: textOf(members('tag.hostname')) ?? textOf(members('tag.source')),
      collector: members('tag.host'),
      facility: members('tag.facility') ?? members('syslog.facility_code'),
      severity: members('tag.severity') ?? members('syslog.severity_code'),
      process: members('tag.appname'),
      processId: members('syslog.procid'),
      message,
    };
  },
};
