import { customTableName } from '../../domain/tables/names.ts';

/** Tables of Azure's own that can be sent to. */
const MICROSOFT = new Set(['Event', 'Syslog', 'Perf', 'Heartbeat']);

/** The table of a stream: `Custom-NAME` and `Custom-NAME_CL` alike, or `Microsoft-` and one of the tables above. */
export function tableOfStream(stream: string): string | null {
  const [, kind, name = ''] = /^(Custom|Microsoft)-(.+)$/.exec(stream) ?? [];
  if (kind === 'Custom') return customTableName(name);
  return kind === 'Microsoft' && MICROSOFT.has(name) ? name : null;
}
