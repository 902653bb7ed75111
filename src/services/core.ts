import type { Rules } from '../domain/health/transition.ts';
import { DEFAULT_WORKSPACE } from '../domain/workspaces/workspace-name.ts';
import type { SecretBox } from '../domain/credentials/secret-box.ts';
import type { ChangeLog } from '../feed/change-log.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { DeviceDocument } from '../models/device.ts';
import type { Models } from '../models/index.ts';
import type { Outage } from '../models/support/outage.ts';
import type { WakeUps } from '../work/wake-ups.ts';
import type { JobQueue } from '../work/queued-job.ts';
import { createFieldBook, type FieldBook } from './custom-fields/field-book.ts';
import { createDailyCap, type DailyCap } from './usage/daily-cap.ts';
import type { IngestMark } from './health/ingest-mark.ts';
import { createFunctionBook, type FunctionBook } from './queries/saved-functions.ts';
import { createPolicyBook, type PolicyBook, type PolicyDevice } from './policies/policy-book.ts';
import { createTableRegistry, type TableRegistry } from './tables/table-registry.ts';
import { createTally, type Tally } from './usage/tally.ts';
import { openWorkspaces, type GivenWorkspace, type Workspaces } from './workspaces/workspaces.ts';

/** Spans that the settings give, in milliseconds. */
export interface Spans {
  staleAfter: number;
  reopenWithin: number;
  eventRetention: number;
  changeRetention: number;
}

/** What records and those who bring them need. */
export interface TableCore {
  workspaces: Workspaces;
  tables: TableRegistry;
  fieldBook: FieldBook;
  functionBook: FunctionBook;
  policyBook: PolicyBook;
  tally: Tally;
  dailyCap: DailyCap;
}

/** What services work with; made once, in `app.ts`. */
export interface Core extends TableCore {
  models: Models;
  changeLog: ChangeLog;
  ingestMark: IngestMark;
  /** Where queued jobs are added, by any process. */
  jobs: JobQueue;
  /** Tells workers of this process that there is due work. */
  wakeUps: WakeUps;
  /** Where notices of a workspace go by ALERT_EMAIL_TO: those of the first one only. */
  alertEmailTo(workspace: string): readonly string[];
  spans: Spans;
  metrics: Pick<Metrics, 'eventsTaken' | 'recordsTaken' | 'syslogLost'>;
  /** Tells failures of the databases from our own, and logs the former once. */
  outage: Outage;
  clock: () => Date;
  log: Logger;
}

/** Opens the workspaces and their tables, making the first at the first start. Throws a `SettingError`. */
export async function openTableCore(
  { models, spans, clock, log, outage }: Pick<Core, 'models' | 'spans' | 'clock' | 'log' | 'outage'>,
  secrets: SecretBox,
  given: GivenWorkspace = { id: null, key: null },
): Promise<TableCore> {
  const workspaces = await openWorkspaces(models.workspaces, secrets, { name: DEFAULT_WORKSPACE, given }, clock);
  const tables = createTableRegistry(models.tables, spans.eventRetention, clock);
  for (const { workspace } of await workspaces.all()) await tables.ensureDocumented(workspace);
  const tally = createTally(models, tables, { clock, log, outage });
  const fieldBook = createFieldBook(models.customFields, log);
  const functionBook = createFunctionBook(models.savedQueries);
  const dailyCap = createDailyCap(models, workspaces, tally, clock);
  const policyBook = createPolicyBook(models.signalPolicies);
  return { workspaces, tables, fieldBook, functionBook, policyBook, tally, dailyCap };
}

/** A device as its rules depend on it. */
type RuledDevice = PolicyDevice & Pick<DeviceDocument, 'staleAfter'>;

/** The health rules for each device of a workspace: what is set for it, its room and all, and the settings. */
export async function rulesOf(core: Core, workspace: string): Promise<(device: RuledDevice, now: Date) => Rules> {
  const policiesOf = await core.policyBook.of(workspace);
  const { staleAfter, reopenWithin } = core.spans;
  return (device, now) => ({
    now,
    staleAfter: device.staleAfter ?? staleAfter,
    reopenWithin,
    ingestUpSince: core.ingestMark.upSince(now),
    policyOf: policiesOf(device),
  });
}
