/** The most values of every kind that one record may hold; the documentation of the doors names the number. */
export const RECORD_VALUES = 100_000;

/** Whether a record holds more values than it may. Its depth is bounded already. */
export function isCrowded(record: object, most = RECORD_VALUES): boolean {
  let left = most;
  const count = (value: object): boolean => {
    for (const one of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
      left -= 1;
      if (left < 0) return true;
      if (typeof one === 'object' && one !== null && count(one)) return true;
    }
    return false;
  };
  return count(record);
}
