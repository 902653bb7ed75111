import './global-setup.ts';

/** Ends what global-setup.ts began, and what tests have left. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.endTestRun?.();
}
