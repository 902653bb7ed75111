import type { Readiness } from '../options.ts';

/** Milliseconds that a check may take. */
const PATIENCE = 2_000;

/**
 * Looks at everything that the process needs: services that must answer. One that does not says what is wrong.
 *
 * @param states is shown beside; a process that is full for a moment is ready all the same, and says so to those whom it sends away.
 */
export async function checkReadiness(
  services: Readonly<Record<string, () => Promise<unknown>>>,
  states: Readonly<Record<string, string>>,
): Promise<Readiness> {
  const seen = await Promise.all(
    Object.entries(services).map(async ([name, ask]) => [name, await stateOf(ask)] as const),
  );
  return { ok: seen.every(([, state]) => state === 'ok'), checks: { ...Object.fromEntries(seen), ...states } };
}

async function stateOf(ask: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1_000} seconds`)), PATIENCE);
  });
  try {
    await Promise.race([ask(), late]);
    return 'ok';
  } catch (error) {
    return (error as Error).message;
  } finally {
    clearTimeout(timer);
  }
}
