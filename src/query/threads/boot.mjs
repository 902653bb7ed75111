// Plain JavaScript, because `--import tsx` does not reach the first module of a worker thread on Node 20: this file registers
// the loader, then loads the TypeScript file that the thread is to run.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
