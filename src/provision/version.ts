/** Compares the numbers of two versions, such as 6.2 and 7.0.15: below, equal to or above 0. Absent parts count as 0. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [numbers(left), numbers(right)];
  for (let part = 0; part < Math.max(a.length, b.length); part += 1) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Major and minor number, the part of a version within which MongoDB keeps its data format: "7.0" for 7.0.14. */
export function releaseSeries(version: string): string {
  return numbers(version).slice(0, 2).join('.');
}

function numbers(version: string): number[] {
  return (/\d+(\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
}
