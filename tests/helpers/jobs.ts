import { applyRetention } from '../../src/services/tables/apply-retention.ts';
import type { TestApp } from './app.ts';

/** Runs what the job `apply-retention` runs, now. */
export function runApply(app: TestApp): Promise<number> {
  return applyRetention(app.app.core);
}
