import { defineTable } from './define.ts';

/** The table of OpenTelemetry log records that are neither a Windows event nor a syslog message. */
export const otlpLogsTable = defineTable(
  'OtlpLogs_CL',
  'Log records that OpenTelemetry collectors and programs sent.',
  [
    ['Computer', 'string', 'The host that wrote it: host.name of its resource.'],
    ['ServiceName', 'string', 'The program that wrote it: service.name of its resource.'],
    [
      'SeverityNumber',
      'int',
      'Its severity: 1 to 4 trace, to 8 debug, to 12 info, to 16 warning, to 20 error, to 24 fatal.',
    ],
    ['SeverityText', 'string', 'Its severity, in the words of the program that wrote it.'],
    ['Body', 'string', 'Its body as text; as JSON if the body is not text.'],
    ['EventName', 'string', 'What kind of event it is, where it is one.'],
    ['Attributes', 'dynamic', 'Its attributes.'],
    ['ResourceAttributes', 'dynamic', 'The attributes of the host and program that wrote it.'],
    ['ScopeName', 'string', 'The part of the program that wrote it.'],
    ['ScopeVersion', 'string', 'The version of that part.'],
    ['ObservedTime', 'datetime', 'When the collector saw it.'],
    ['TraceId', 'string', 'The trace that it belongs to, in hexadecimal.'],
    ['SpanId', 'string', 'The span that it belongs to, in hexadecimal.'],
  ],
);
