import { createSecretBox } from '../../src/domain/credentials/secret-box.ts';
import { createChangeLog } from '../../src/feed/change-log.ts';
import { createLogger } from '../../src/logger.ts';
import { isDatabaseAway } from '../../src/models/support/database-away.ts';
import { openModels } from '../../src/models/index.ts';
import type { LogEntry } from '../../src/models/change.ts';
import { openTableCore, type Core } from '../../src/services/core.ts';
import { createWakeUps } from '../../src/work/wake-ups.ts';
import { testServices, type TestServices } from './services.ts';

const DAY = 86_400_000;

/** What services work with, on a database of its own and without a server around it: for what no public door can show. */
export interface TestCore extends Core {
  services: TestServices;
  /** What was announced of the change log. */
  announced: LogEntry[];
  stop(): Promise<void>;
}

export async function openTestCore(
  options: { clock?: () => Date; services?: TestServices; spans?: Partial<Core['spans']> } = {},
): Promise<TestCore> {
  const services = options.services ?? testServices();
  const models = await openModels(services.mongodbUri);
  const announced: LogEntry[] = [];
  const core = {
    models,
    spans: {
      staleAfter: 20 * 60_000,
      reopenWithin: 7 * DAY,
      eventRetention: 90 * DAY,
      changeRetention: 90 * DAY,
      ...options.spans,
    },
    clock: options.clock ?? (() => new Date()),
    jobs: { add: () => Promise.resolve(false) },
    wakeUps: createWakeUps(),
    alertEmailTo: () => [],
    metrics: { eventsTaken: () => undefined, recordsTaken: () => undefined, syslogLost: () => undefined },
    log: createLogger('silent'),
    outage: { note: isDatabaseAway, stop: () => undefined },
  };
  return {
    ...core,
    ...(await openTableCore(core, createSecretBox('tests'))),
    changeLog: createChangeLog(models.changes, (_workspace, entries) => announced.push(...entries)),
    // Ingest was always up: what is due is due.
    ingestMark: {
      start: () => Promise.resolve(),
      refresh: () => Promise.resolve(),
      upSince: () => new Date(0),
      stop: () => undefined,
    },
    services,
    announced,
    stop: () => models.connection.close(),
  };
}
