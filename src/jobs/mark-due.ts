import { markDue } from '../services/devices/mark-due.ts';
import type { Job } from './define.ts';

/** Takes the devices that are due: silence is found within a second or two of its deadline. */
export const markDueJob: Job = { name: 'mark-due', every: 1_000, run: markDue };
