import path from 'node:path';
import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import { endpointOf } from '../../domain/exports/destination.ts';
import type { ScheduledExportDocument } from '../../models/scheduled-export.ts';
import { LeasedWorker } from '../../work/leased-worker.ts';
import type { Core } from '../core.ts';
import { exportWork, type ExportWorkOptions } from './export-work.ts';
import { secretName } from './scheduled-exports.ts';
import { openFolder } from './stores/folder.ts';
import { openS3 } from './stores/s3.ts';
import { StoreError, type ExportStore } from './stores/store.ts';

/** Runs scheduled exports in the background of a worker. */
export type Exporter = Pick<LeasedWorker<ScheduledExportDocument>, 'tick' | 'idle' | 'stop'>;

export interface ExporterOptions extends Omit<ExportWorkOptions, 'openStore'> {
  readonly secrets: SecretBox;
  /** EXPORT_DIR. */
  readonly root: string;
  /** DATA_DIR, whose files are for its owner only; EXPORT_DIR may lie in it. */
  readonly dataDir?: string;
  /** The only origins of S3 endpoints; any where it is left out. */
  readonly endpoints?: readonly string[] | null;
  /** Opens an export's destination; tests may stand in between. */
  readonly openStore?: ExportWorkOptions['openStore'];
}

export function createExporter(core: Core, options: ExporterOptions): Exporter {
  const openStore = options.openStore ?? ((definition) => openDestination(definition, options));
  return new LeasedWorker(exportWork(core, { ...options, openStore }), core);
}

async function openDestination(
  { _id, destination, sealedSecret }: ScheduledExportDocument,
  { secrets, root, dataDir, endpoints = null }: Omit<ExporterOptions, 'queries' | 'lease'>,
): Promise<ExportStore> {
  if (destination.kind === 'folder') {
    const isPrivate = dataDir !== undefined && !/^\.\.(\/|$)/.test(path.relative(dataDir, root));
    return openFolder(root, destination.folder, { isPrivate });
  }
  // The rules and the setting may have changed since the destination was saved.
  if (endpointOf(destination.endpoint, endpoints) === null) {
    throw new StoreError(
      endpoints === null
        ? `${destination.endpoint} is an address that exports may not go to.`
        : `${destination.endpoint} is none of EXPORT_ENDPOINTS (${endpoints.join(', ')}).`,
    );
  }
  const secret = secrets.open(secretName(_id), sealedSecret ?? '');
  if (secret === null)
    throw new StoreError('The secret key cannot be decrypted: SECRET_KEY is another now. Set the destination again.');
  return openS3(destination, secret);
}
