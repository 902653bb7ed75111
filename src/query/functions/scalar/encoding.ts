import { XMLParser } from 'fast-xml-parser';
import { Decimal } from '../../values/decimal.ts';
import { type Bag, type Dynamic, fromPlain, parseJson } from '../../values/dynamic.ts';
import { type ScalarFunction, simple } from '../define/function.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Null for text that is not base64. */
function fromBase64(text: string): Buffer | null {
  const body = text.replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(body) || body.length % 4 === 1) return null;
  return Buffer.from(body, 'base64');
}

/** As .NET writes URLs: lower-case hex digits; `plus` turns spaces into plus signs. */
function encodeUrl(text: string): string {
  return encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[~']/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
    .replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

function queryParameters(query: string): Bag {
  const bag: Bag = new Map();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    bag.set(at < 0 ? pair : pair.slice(0, at), at < 0 ? '' : pair.slice(at + 1));
  }
  return bag;
}

const URL_PARTS =
  /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/)?(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

function parseUrl(text: string): Bag | null {
  const match = URL_PARTS.exec(text);
  if (!match || match[1] === undefined) return null;
  const [, scheme = '', user = '', password = '', host = '', port = '', path = '', query = '', fragment = ''] = match;
  return new Map<string, Dynamic>([
    ['Scheme', scheme],
    ['Host', host],
    ['Port', port],
    ['Path', path],
    ['Username', user],
    ['Password', password],
    ['Query Parameters', queryParameters(query)],
    ['Fragment', fragment],
  ]);
}

/** Windows, Unix and file: paths. */
function parsePath(text: string): Bag {
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]+):\/\//.exec(text);
  let rest = scheme ? text.slice(scheme[0].length) : text;
  const root = /^[a-zA-Z]:[\\/]/.exec(rest)?.[0] ?? '';
  const stream = rest.lastIndexOf(':');
  const hasStream = stream > root.length;
  const alternate = hasStream ? rest.slice(stream + 1) : '';
  if (hasStream) rest = rest.slice(0, stream);
  const slash = Math.max(rest.lastIndexOf('/'), rest.lastIndexOf('\\'));
  const directory = slash < 0 ? '' : rest.slice(0, slash);
  const file = rest.slice(slash + 1);
  const dot = file.lastIndexOf('.');
  const above = Math.max(directory.lastIndexOf('/'), directory.lastIndexOf('\\'));
  return new Map<string, Dynamic>([
    ['Scheme', scheme?.[1] ?? ''],
    ['RootPath', root],
    ['DirectoryPath', directory],
    ['DirectoryName', directory.slice(above + 1)],
    ['Filename', file],
    ['Extension', dot < 0 ? '' : file.slice(dot + 1)],
    ['AlternateDataStreamName', alternate],
  ]);
}

/** Up to four parts of up to eight digits each, as one number that compares like the version. */
function parseVersion(text: string): Decimal | null {
  const parts = text.trim().split('.');
  if (parts.length > 4 || parts.some((part) => !/^\d{1,8}$/.test(part))) return null;
  const padded = [...parts, '0', '0', '0'].slice(0, 4).map((part) => part.padStart(8, '0'));
  return new Decimal(padded.join(''));
}

/** The first record of a CSV text. */
function parseCsv(text: string): Dynamic[] {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    if (isQuoted) {
      if (char !== '"') field += char;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && field === '') isQuoted = true;
    else if (char === ',') {
      fields.push(field);
      field = '';
    } else if (char === '\n' || char === '\r') break;
    else field += char;
  }
  fields.push(field);
  return fields;
}

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
});

/** Numbers and booleans inside XML become those of JSON, as in Azure. */
function typed(value: Dynamic): Dynamic {
  if (typeof value === 'string') {
    if (value === '') return null;
    const parsed = /^(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false)$/.test(value) ? parseJson(value) : undefined;
    return parsed ?? value;
  }
  if (Array.isArray(value)) return value.map(typed);
  return value instanceof Map ? new Map([...value].map(([key, inner]) => [key, typed(inner)])) : value;
}

function parseXml(text: string): Dynamic {
  if (!text.trimStart().startsWith('<')) return null;
  try {
    return typed(fromPlain(xml.parse(text, true)));
  } catch {
    return null;
  }
}

export const encoding: readonly ScalarFunction[] = [
  simple('base64_encode_tostring', 'base64_encode_tostring(Text)', ['string'], 'The text (UTF-8) in base64.', (text) =>
    Buffer.from(text, 'utf8').toString('base64'),
  ),
  simple(
    'base64_decode_tostring',
    'base64_decode_tostring(Text)',
    ['string'],
    'The text that the base64 encodes; empty for text that is not base64.',
    (text) => {
      const bytes = fromBase64(text);
      try {
        return bytes ? decoder.decode(bytes) : null;
      } catch {
        return null;
      }
    },
  ),
  simple(
    'base64_decode_toarray',
    'base64_decode_toarray(Text)',
    ['string'],
    'The bytes that base64 stands for, as an array.',
    (text) => {
      const bytes = fromBase64(text);
      return bytes ? [...bytes] : null;
    },
  ),
  simple(
    'url_encode',
    'url_encode(Text)',
    ['string'],
    'The text as part of a URL; spaces become plus signs.',
    encodeUrl,
  ),
  simple('url_decode', 'url_decode(Text)', ['string'], 'The text that a part of a URL stands for.', decodeUrl),
  simple('parse_url', 'parse_url(Text)', ['string'], 'A bag of the parts of a URL.', parseUrl),
  simple(
    'parse_urlquery',
    'parse_urlquery(Text)',
    ['string'],
    'A bag of the parameters of a URL.',
    (text) => new Map<string, Dynamic>([['Query Parameters', queryParameters(text.replace(/^\?/, ''))]]),
  ),
  simple('parse_path', 'parse_path(Text)', ['string'], 'A bag of the parts of a file path.', parsePath),
  simple(
    'parse_version',
    'parse_version(Text)',
    ['string'],
    'A number that compares as the version does.',
    parseVersion,
  ),
  simple('parse_csv', 'parse_csv(Text)', ['string'], 'The fields of a record of comma-separated values.', parseCsv),
  simple(
    'parse_xml',
    'parse_xml(Text)',
    ['string'],
    'XML as dynamic: attributes are `@name`, text beside them `#text`.',
    parseXml,
  ),
];
