/** One address: printable, without what separates addresses or begins another header. Servers judge the rest. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,255}$/u;

/**
 * Addresses from a text that separates them by `;` or `,`, as the rules of 2018 did; each once, without case in its domain. The first that is
 * no address makes it null.
 */
export function readAddresses(text: string): string[] | null {
  const all = text
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (!all.every((one) => ADDRESS.test(one))) return null;
  const byName = new Map(all.map((one) => [one.toLowerCase(), one]));
  return [...byName.values()];
}
