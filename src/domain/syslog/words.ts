/** Severities by number (RFC 5424, 6.2.1), in the words that Log Analytics uses. */
const SEVERITIES = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'] as const;

/** Facilities by number (RFC 5424, 6.2.1), in the words of syslog programs. */
const FACILITIES = [
  ...['kern', 'user', 'mail', 'daemon', 'auth', 'syslog', 'lpr', 'news', 'uucp', 'cron', 'authpriv', 'ftp', 'ntp'],
  ...['audit', 'alert', 'clock', 'local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'],
];

const OTHER_WORDS: Readonly<Record<string, string>> = {
  panic: 'emerg',
  emergency: 'emerg',
  critical: 'crit',
  error: 'err',
  warn: 'warning',
  information: 'info',
  informational: 'info',
};

/** The word for a severity, given by number or by another word; an unknown word stays as it is. */
export function severityWord(value: unknown): string | undefined {
  return wordOf(value, SEVERITIES, OTHER_WORDS);
}

/** The word for a facility, given by number or by word. */
export function facilityWord(value: unknown): string | undefined {
  return wordOf(value, FACILITIES, {});
}

/** Splits the number at the beginning of a message into facility and severity (RFC 5424, 6.2.1). */
export function splitPriority(value: unknown): { facility?: number; severity?: number } {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : NaN;
  return number >= 0 && number <= 191 ? { facility: number >> 3, severity: number & 7 } : {};
}

function wordOf(
  value: unknown,
  words: readonly string[],
  others: Readonly<Record<string, string>>,
): string | undefined {
  if (typeof value === 'number') return words[value];
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const word = value.trim().toLowerCase();
  if (/^\d+$/.test(word)) return words[Number(word)];
  return Object.hasOwn(others, word) ? others[word] : word;
}
