/** What a client accepts, such as a type or an encoding, and how gladly: from 0, not at all, to 1. */
export interface Accepted {
  /** In lower case, without parameters. */
  readonly name: string;
  readonly quality: number;
}

/** Reads a list of `Accept` or `Accept-Encoding` (RFC 9110, 12.4.2). What has a quality that cannot be read is not accepted. */
export function readAccepted(header: string): Accepted[] {
  return header.split(',').flatMap((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const given = parameters
      .find((parameter) => /^q\s*=/.test(parameter))
      ?.split('=')[1]
      ?.trim();
    if (name === '') return [];
    return [
      { name, quality: given === undefined ? 1 : /^(0|1)(\.\d{0,3})?$/.test(given) ? Math.min(1, Number(given)) : 0 },
    ];
  });
}

/** How gladly a client accepts what has one of these names. */
export function qualityOf(accepted: readonly Accepted[], names: ReadonlySet<string>): number {
  return Math.max(0, ...accepted.filter(({ name }) => names.has(name)).map(({ quality }) => quality));
}
