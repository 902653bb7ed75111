import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { nameOfKey, type ReaderKey } from '../domain/credentials/reader-key.ts';
import { hostName } from '../domain/net/host.ts';
import { parseDuration } from '../domain/time/duration.ts';
import { isTimeZone } from '../domain/time/zone-offset.ts';
import { isWorkspaceName } from '../domain/workspaces/workspace-name.ts';

/** How the text of a setting becomes its value. */
export interface Check<Value> {
  /** The texts that are accepted, as the end of a sentence "expected …". */
  readonly expected: string;
  /** A text that is not accepted may be almost the right one: it is not shown. */
  readonly isSecret?: boolean;
  /** The value; null for a text that is not accepted. */
  parse(text: string): Value | null;
}

/** Milliseconds. */
export const duration: Check<number> = {
  expected: 'a duration such as 500ms, 3s, 20m, 12h or 7d',
  parse(text) {
    const milliseconds = parseDuration(text);
    return milliseconds !== null && milliseconds > 0 ? milliseconds : null;
  },
};

export const count: Check<number> = {
  expected: 'a whole number from 1 to 99999999',
  parse: (text) => (/^[1-9]\d{0,7}$/.test(text) ? Number(text) : null),
};

/** Bytes, from a text that counts megabytes. */
export const megabytes: Check<number> = {
  expected: count.expected,
  parse(text) {
    const number = count.parse(text);
    return number === null ? null : number * 1024 * 1024;
  },
};

/** A whole number of `things`, without an upper bound that matters. */
export const numberOf = (things: string): Check<number> => ({
  expected: `a number of ${things}, at least 1`,
  parse: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null),
});

export const port: Check<number> = {
  expected: 'a port number from 0 to 65535',
  parse: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null),
};

/** A host name or an address; an IPv6 address may stand in brackets, as in a URL. */
export const host: Check<string> = {
  expected: 'a host name or an address',
  parse: (text) => text.replace(/^\[|\]$/g, ''),
};

/** An absolute path; a relative one is resolved from the folder in which the process starts. */
export const path: Check<string> = {
  expected: 'a path',
  parse: (text) => resolve(text),
};

export const text: Check<string> = {
  expected: 'any text',
  parse: (given) => given,
};

/** A shorter key can be guessed. */
const KEY_LENGTH = 16;

export const key: Check<string> = {
  expected: `a key of at least ${KEY_LENGTH} characters, without spaces`,
  isSecret: true,
  parse: (given) => (/^\S+$/.test(given) && given.length >= KEY_LENGTH ? given : null),
};

export const base64Key: Check<string> = {
  expected: 'at least 16 bytes in base64',
  isSecret: true,
  parse(given) {
    const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(given) ? Buffer.from(given, 'base64') : null;
    return bytes !== null && bytes.length >= 16 && bytes.toString('base64') === given ? given : null;
  },
};

export const sha256: Check<string> = {
  expected: 'a SHA-256 in 64 hexadecimal digits',
  parse: (given) => (/^[0-9a-f]{64}$/i.test(given) ? given.toLowerCase() : null),
};

export const uuid: Check<string> = {
  expected: 'a UUID such as 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
  parse: (given) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given) ? given.toLowerCase() : null),
};

/** The address of a service. It may list several hosts, which URL parsers refuse, so only the scheme is checked here. */
export const address = (scheme: RegExp, example: string): Check<string> => ({
  expected: `an address such as ${example}`,
  parse: (given) => (scheme.test(given.slice(0, given.indexOf('://') + 1)) ? given : null),
});

const webAddress: Check<URL> = {
  expected: 'an address such as https://roomwatch.example.com',
  parse: (given) => (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol) ? new URL(given) : null),
};

/** The address of a server, maybe below a path: other addresses are made by adding to it. */
export const publicAddress: Check<URL> = {
  expected: 'an address such as https://roomwatch.example.com or https://www.example.com/rooms, without ? and #',
  parse(given) {
    const url = webAddress.parse(given);
    return url !== null && url.username === '' && url.password === '' && !/[?#]/.test(given) ? url : null;
  },
};

export const origins = (example: string): Check<string[]> => ({
  expected: `origins such as ${example}, separated by commas`,
  parse(given) {
    const all = list(given);
    return all.every((origin) => webAddress.parse(origin)?.origin === origin) ? all : null;
  },
});

export const hosts: Check<string[]> = {
  expected: 'host names such as rooms.example.com, separated by commas',
  parse(given) {
    const all = list(given.toLowerCase());
    return all.every((name) => hostName(name) !== null) ? all : null;
  },
};

/** Addresses and networks (CIDR). */
export const networks: Check<string[]> = {
  expected: 'addresses or networks such as 10.0.0.5 or 10.1.0.0/16, separated by commas',
  parse(given) {
    const all = list(given);
    return all.every(isNetwork) ? all : null;
  },
};

/** Addresses and networks, each with the name of a workspace behind an equals sign, or without. */
export const senders: Check<{ network: string; workspace: string | null }[]> = {
  expected: 'addresses or networks such as 10.1.0.0/16, or NETWORK=WORKSPACE, separated by commas',
  parse(given) {
    const all = list(given).map((item) => {
      const [network = '', workspace = null, ...more] = item.split('=').map((part) => part.trim());
      const isGood = more.length === 0 && isNetwork(network) && (workspace === null || isWorkspaceName(workspace));
      return isGood ? { network, workspace } : null;
    });
    return all.some((one) => one === null) ? null : (all as { network: string; workspace: string | null }[]);
  },
};

export const timeZone: Check<string> = {
  expected: 'the name of a time zone such as UTC or Europe/Berlin',
  parse: (given) => (isTimeZone(given) ? given : null),
};

function isNetwork(text: string): boolean {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return (
    version !== 0 && (length === undefined || (Number(length) >= 1 && Number(length) <= (version === 4 ? 32 : 128)))
  );
}

/** `KEY` or `NAME:KEY`, several separated by commas. */
export const readerKeys: Check<ReaderKey[]> = {
  expected: `keys or NAME:KEY without spaces, a key of at least ${KEY_LENGTH} characters, separated by commas, each key and name once`,
  isSecret: true,
  parse(given) {
    const keys = list(given).map((item) => {
      const [, name, secret] = /^(?:([^\s:]{1,50}):)?([^\s:]+)$/.exec(item) ?? [];
      return secret === undefined || secret.length < KEY_LENGTH
        ? null
        : { name: name === undefined ? nameOfKey(secret) : `reader ${name}`, key: secret };
    });
    if (keys.some((one) => one === null)) return null;
    const good = keys as ReaderKey[];
    const isUnique = (texts: string[]) => new Set(texts).size === texts.length;
    return isUnique(good.map((one) => one.key)) && isUnique(good.map(({ name }) => name)) ? good : null;
  },
};

export const oneOf = <const Word extends string>(words: readonly Word[]): Check<Word> => ({
  expected: words.join(', '),
  parse: (given) => words.find((word) => word === given) ?? null,
});

function list(given: string): string[] {
  return given
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
