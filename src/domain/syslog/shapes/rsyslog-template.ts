import { textOf } from '../../events/shapes/members.ts';
import type { SyslogShape } from '../shape.ts';

/**
 * The template in rsyslog's own guides for Elasticsearch, and in `agent/rsyslog.conf`: `@timestamp`, `host`, `severity`, `facility`, and
 * `tag`, `syslogtag` or `programname`.
 */
export const rsyslogTemplate: SyslogShape = {
  name: 'rsyslog with a template',
  parts: new Set([
    '@timestamp',
    'timestamp',
    'message',
    'host',
    'severity',
    'facility',
    'programname',
    'procid',
    'tag',
    'syslogtag',
  ]),
  read(members) {
    const tag = textOf(members('programname')) ?? textOf(members('syslogtag')) ?? textOf(members('tag'));
    const host = textOf(members('host'));
    if (tag === undefined || host === undefined) return null;
    if (members('severity') === undefined || members('facility') === undefined) return null;
    const [, name = tag, id] = /^([^[:]+)(?:\[(\d+)\])?:?$/.exec(tag.trim()) ?? [];
    return {
      time: members('@timestamp') ?? members('timestamp'),
      host,
      hostIp: members('fromhost-ip'),
      facility: members('facility'),
      severity: members('severity'),
      process: name,
      processId: members('procid') ?? id,
      message: members('message'),
    };
  },
};
