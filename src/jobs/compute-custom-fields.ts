import { computeCustomFields } from '../services/custom-fields/compute-custom-fields.ts';
import type { Job } from './define.ts';

/** Computes custom fields for the records that were there before them, where an administrator asked for it. */
export const computeCustomFieldsJob: Job = { name: 'compute-custom-fields', every: 5_000, run: computeCustomFields };
