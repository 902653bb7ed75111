const DUPLICATE_KEY = 11_000;

interface WriteFailure {
  code?: number;
  writeErrors?: readonly { code?: number; index?: number }[] | { code?: number; index?: number };
}

/** Whether a write failed only because keys were taken. A bulk write that failed for another reason too is not. */
export function isDuplicateKey(error: unknown): boolean {
  const failure = error as WriteFailure;
  const failures = [failure.writeErrors ?? []].flat();
  return failures.length > 0 ? failures.every((one) => one.code === DUPLICATE_KEY) : failure.code === DUPLICATE_KEY;
}

/** The places, in what was to be written, of those whose key was taken. Throws an error that is about anything else. */
export function duplicateIndexes(error: unknown): number[] {
  if (!isDuplicateKey(error)) throw error;
  return [(error as WriteFailure).writeErrors ?? []].flat().map((one) => one.index!);
}

/** For `catch`: a taken key is as it should be. */
export function ignoreDuplicateKey(error: unknown): void {
  if (!isDuplicateKey(error)) throw error;
}
