import type { Feature } from '../common/feature.ts';
import { ExportDestination } from './ExportDestination.ts';
import { ExportKey } from './ExportKey.ts';
import { ExportRun } from './ExportRun.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { ScheduledExport } from './ScheduledExport.ts';

export const exports = {
  resolvers: { ScheduledExport, ExportDestination, ExportRun, ExportKey, Query, Mutation },
} satisfies Feature;
