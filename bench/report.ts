/** Prints a benchmark's result: a table for people, and one line of JSON for programs. */
export function report(
  name: string,
  rows: readonly Record<string, string | number>[],
  more: Record<string, unknown> = {},
): void {
  console.table(rows);
  console.log(JSON.stringify({ benchmark: name, node: process.version, at: new Date().toISOString(), ...more, rows }));
}

/** A number with so many digits behind the point. */
export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** The value below which a share of the samples lies: `percentile(samples, 0.99)`. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
