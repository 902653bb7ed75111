import type { EventLevel } from '../events/levels.ts';
import { CONSOLE_LOG, type CollectionPlan, type PlannedCounter, type PlannedLog } from './collection-plan.ts';

/** The numbers by which Windows filters levels; 0 is that of events without a level. */
const NUMBERS: Readonly<Record<EventLevel, readonly number[]>> = {
  Critical: [1],
  Error: [2],
  Warning: [3],
  Information: [0, 4],
  Verbose: [5],
};

/**
 * The configuration of an OpenTelemetry collector on a Windows console, generated from the plan. It runs as a service without a signed-in
 * user, reads from the oldest event at its first start, spools to disk what it cannot send, and never drops data. The key is read from the
 * environment (`ROOMWATCH_KEY`), so that the configuration holds no secret.
 */
export function otelcolConfig({ logs, counters, counterSeconds }: CollectionPlan, endpoint: string): object {
  const logReceivers = Object.fromEntries(
    withConsoleLog(logs).map((log, index) => [`windowseventlog/${index + 1}`, logReceiver(log)]),
  );
  const metrics = counters.length > 0;
  const exporters = ['otlphttp'];
  const processors = ['resource'];
  return {
    extensions: {
      file_storage: { directory: '${env:ProgramData}\\Roomwatch\\spool', create_directory: true },
      bearertokenauth: { token: '${env:ROOMWATCH_KEY}' },
    },
    receivers: {
      ...logReceivers,
      ...(metrics ? { windowsperfcounters: counterReceiver(counters, counterSeconds) } : {}),
    },
    processors: {
      resource: { attributes: [{ key: 'host.name', value: '${env:COMPUTERNAME}', action: 'upsert' }] },
    },
    exporters: {
      otlphttp: {
        endpoint,
        auth: { authenticator: 'bearertokenauth' },
        sending_queue: { storage: 'file_storage', queue_size: 10_000 },
        retry_on_failure: { max_interval: '60s', max_elapsed_time: '0s' },
      },
    },
    service: {
      extensions: ['file_storage', 'bearertokenauth'],
      pipelines: {
        logs: { receivers: Object.keys(logReceivers), processors, exporters },
        ...(metrics ? { metrics: { receivers: ['windowsperfcounters'], processors, exporters } } : {}),
      },
    },
  };
}

/** Whatever the plan, the room app's log is read. */
function withConsoleLog(logs: readonly PlannedLog[]): readonly PlannedLog[] {
  const planned = logs.some(({ name }) => name.toLowerCase() === CONSOLE_LOG.toLowerCase());
  return planned ? logs : [{ name: CONSOLE_LOG, levels: null }, ...logs];
}

function logReceiver({ name, levels }: PlannedLog): object {
  const common = { start_at: 'beginning', storage: 'file_storage', ignore_channel_errors: true };
  if (levels === null) return { channel: name, ...common };
  const chosen = levels.flatMap((level) => NUMBERS[level]).map((number) => `Level=${number}`);
  const path = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const query = `<QueryList><Query Id="0"><Select Path="${path}">*[System[(${chosen.join(' or ')})]]</Select></Query></QueryList>`;
  return { query, ...common };
}

function counterReceiver(counters: readonly PlannedCounter[], seconds: number): object {
  return {
    collection_interval: `${seconds}s`,
    metrics: { 'windows.counter': { description: 'A counter of Windows', unit: '1', gauge: {} } },
    perfcounters: counters.map(({ object, counter, instances }) => ({
      object,
      ...(instances.length > 0 ? { instances } : {}),
      counters: [{ name: counter, metric: 'windows.counter', attributes: { object, counter } }],
    })),
  };
}
