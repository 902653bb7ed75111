/**
 * Resolves with the handler's result. Rejects with the signal's reason when the handler runs for more than `grace` milliseconds after the
 * signal was aborted.
 */
export async function endAfter<T>(running: Promise<T>, signal: AbortSignal, grace: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let wait = () => {};
  const late = new Promise<never>((_, reject) => {
    wait = () => {
      timer = setTimeout(() => reject(signal.reason as Error), grace);
    };
  });
  if (signal.aborted) wait();
  else signal.addEventListener('abort', wait, { once: true });
  try {
    return await Promise.race([running, late]);
  } finally {
    signal.removeEventListener('abort', wait);
    clearTimeout(timer);
  }
}
