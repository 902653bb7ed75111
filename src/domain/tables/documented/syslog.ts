import { defineTable } from './define.ts';

export const syslogTable = defineTable('Syslog', 'Messages of Linux hosts and network devices.', [
  ['Computer', 'string', 'The host that wrote it.'],
  ['CollectorHostName', 'string', 'The host that collected it.'],
  ['EventTime', 'datetime', 'When it was written, by the host that wrote it.'],
  ['Facility', 'string', 'The part of the system that wrote it, such as daemon.'],
  ['HostIP', 'string', 'The address of the host that wrote it.'],
  ['HostName', 'string', 'The name of the host that wrote it.'],
  ['ProcessID', 'int', 'The process that wrote it.'],
  ['ProcessName', 'string', 'The name of that process.'],
  ['SeverityLevel', 'string', 'Its severity, such as err or info.'],
  ['SyslogMessage', 'string', 'Its text.'],
  ['MG', 'string', "The agent's management group."],
]);
