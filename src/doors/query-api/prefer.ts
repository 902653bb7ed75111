/** What a caller prefers (RFC 7240), as far as it is known here. */
export interface Preferences {
  /** Seconds to wait for the answer; null where the caller leaves that to us. */
  readonly wait: number | null;
  readonly statistics: boolean;
  readonly render: boolean;
  /** The first form of Kusto instead of that of Log Analytics, as Kqlmagic reads it (`ai.response-thinning=false`). */
  readonly kusto: boolean;
}

/** Reads a `Prefer` header. What is not known, or makes no sense, is ignored, as RFC 7240 (2) asks. */
export function readPrefer(header: string | readonly string[] | undefined): Preferences {
  const text = typeof header === 'string' ? header : (header ?? []).join(',');
  const given = new Map<string, string>();
  for (const preference of text.slice(0, MAX_LENGTH).split(',')) {
    const [, name, value = ''] = /^\s*([^\s=;]+)\s*(?:=\s*"?([^";]*?)"?\s*)?(?:;.*)?$/.exec(preference) ?? [];
    // Of a preference that is named twice, the first counts.
    if (name !== undefined && !given.has(name.toLowerCase())) given.set(name.toLowerCase(), value);
  }
  const wait = given.get('wait') ?? '';
  return {
    wait: /^[1-9]\d{0,8}$/.test(wait) ? Number(wait) : null,
    statistics: isTrue(given.get('include-statistics')),
    render: isTrue(given.get('include-render')),
    kusto: given.get('ai.response-thinning')?.toLowerCase() === 'false',
  };
}

const MAX_LENGTH = 2_000;

const isTrue = (value: string | undefined) => value?.toLowerCase() === 'true';
