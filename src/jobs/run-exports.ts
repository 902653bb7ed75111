import type { Job } from './define.ts';

/** Takes up scheduled exports that are due. They run beside the jobs, for an export may take long and a tick must not. */
export const runExportsJob: Job = { name: 'run-exports', every: 2_000, run: (_parts, { exporter }) => exporter.tick() };
