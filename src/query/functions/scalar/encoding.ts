import { XMLParser } from 'fast-xml-parser';
import { Decimal } from '../../values/decimal.ts';
import { type Bag, type Dynamic, fromPlain } from '../../values/dynamic.ts';
import { partsOf } from '../../values/find-text.ts';
import { parseJson } from '../../values/json-reader.ts';
import { checkMembers, checkText, ValueLimitError } from '../../values/limits.ts';
import { slicesOf } from '../../values/slices.ts';
import { TextBuilder } from '../../values/text-builder.ts';
import { type ScalarFunction, simple } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';

let decoder: InstanceType<typeof TextDecoder> | null = null;

/** The text of UTF-8; throws where it is none. The decoder is made when needed, for no snapshot of a process can hold one. */
function decodeUtf8(bytes: Uint8Array): string {
  decoder ??= new TextDecoder('utf-8', { fatal: true });
  return decoder.decode(bytes);
}

/** The bytes that base64 stands for, at most; null for text that is not base64. */
function bodyOfBase64(text: string): string | null {
  let end = text.length;
  while (end > 0 && text[end - 1] === '=') end -= 1;
  const body = text.slice(0, end);
  return !/^[A-Za-z0-9+/]*$/.test(body) || body.length % 4 === 1 ? null : body;
}

const toBase64 = (text: string): string => {
  checkText(4 * Math.ceil(Buffer.byteLength(text, 'utf8') / 3));
  return Buffer.from(text, 'utf8').toString('base64');
};

function decodeBase64(text: string): string | null {
  const body = bodyOfBase64(text);
  try {
    return body === null ? null : decodeUtf8(Buffer.from(body, 'base64'));
  } catch {
    return null;
  }
}

function bytesOfBase64(text: string): Dynamic {
  const body = bodyOfBase64(text);
  if (body === null) return null;
  checkMembers(Math.floor((body.length * 3) / 4));
  return [...Buffer.from(body, 'base64')];
}

/** As .NET writes URLs: lower-case hex digits; `plus` turns spaces into plus signs. A half of a character is written as U+FFFD. */
const encodeSlice = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/%20/g, '+')
    .replace(/[~']/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
    .replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

function encodeUrl(text: string): string {
  const out = new TextBuilder();
  for (const slice of slicesOf(text)) out.add(encodeSlice(slice));
  return out.toString();
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
  for (const pair of partsOf(query, '&')) {
    if (pair === '') continue;
    checkMembers(bag.size + 1);
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

/** A longer text is no version. */
const MAX_VERSION = 1_000;

/** Up to four parts of up to eight digits each, as one number that compares like the version. */
function parseVersion(text: string): Decimal | null {
  if (text.length > MAX_VERSION) return null;
  const parts = text.trim().split('.');
  if (parts.length > 4 || parts.some((part) => !/^\d{1,8}$/.test(part))) return null;
  const padded = [...parts, '0', '0', '0'].slice(0, 4).map((part) => part.padStart(8, '0'));
  return new Decimal(padded.join(''));
}

/** Reads the first record of a CSV text. */
class CsvReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  fields(): Dynamic[] {
    const fields: string[] = [];
    for (;;) {
      checkMembers(fields.length + 1);
      fields.push(this.text[this.at] === '"' ? this.quoted() + this.plain() : this.plain());
      if (this.text[this.at] !== ',') return fields;
      this.at += 1;
    }
  }

  /** Up to the next comma or the end of the record. */
  private plain(): string {
    const start = this.at;
    while (this.at < this.text.length && !ENDS_FIELD.has(this.text[this.at] as string)) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** A quoted part: a quote within it is written twice. */
  private quoted(): string {
    const out = new TextBuilder();
    for (;;) {
      const start = this.at + 1;
      const end = this.text.indexOf('"', start);
      this.at = end < 0 ? this.text.length : end + 1;
      out.add(this.text.slice(start, end < 0 ? this.text.length : end));
      if (end < 0 || this.text[this.at] !== '"') return out.toString();
      out.add('"');
    }
  }
}

const ENDS_FIELD: ReadonlySet<string> = new Set([',', '\n', '\r']);

const parseCsv = (text: string): Dynamic[] => new CsvReader(text).fields();

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

/** The most tags and attributes of XML: the parser takes some hundred bytes for each. */
export const MAX_XML_PARTS = 262_144;

function parseXml(text: string): Dynamic {
  if (!text.trimStart().startsWith('<')) return null;
  let parts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === LESS || unit === EQUALS) parts += 1;
  }
  if (parts > MAX_XML_PARTS) throw new ValueLimitError(`XML has at most ${MAX_XML_PARTS} tags and attributes.`);
  try {
    return typed(fromPlain(xml.parse(text, true)));
  } catch {
    return null;
  }
}

const LESS = 60;
const EQUALS = 61;

export const encoding: readonly ScalarFunction[] = [
  ...bounded([
    simple(
      'base64_encode_tostring base64_encodestring',
      'base64_encode_tostring(Text)',
      ['string'],
      'The text (UTF-8) in base64.',
      toBase64,
    ),
  ]),
  ...neverGrowing([
    simple(
      'base64_decode_tostring base64_decodestring',
      'base64_decode_tostring(Text)',
      ['string'],
      'The text that the base64 encodes; empty for text that is not base64.',
      decodeBase64,
    ),
  ]),
  ...bounded([
    simple(
      'base64_decode_toarray',
      'base64_decode_toarray(Text)',
      ['string'],
      'The bytes that base64 stands for, as an array.',
      bytesOfBase64,
    ),
    simple(
      'url_encode',
      'url_encode(Text)',
      ['string'],
      'The text as part of a URL; spaces become plus signs.',
      encodeUrl,
    ),
  ]),
  ...neverGrowing([
    simple('url_decode', 'url_decode(Text)', ['string'], 'The text that a part of a URL stands for.', decodeUrl),
  ]),
  ...bounded([
    simple('parse_url parseurl', 'parse_url(Text)', ['string'], 'A bag of the parts of a URL.', parseUrl),
    simple(
      'parse_urlquery parseurlquery',
      'parse_urlquery(Text)',
      ['string'],
      'A bag of the parameters of a URL.',
      (text) => new Map<string, Dynamic>([['Query Parameters', queryParameters(text.replace(/^\?/, ''))]]),
    ),
    simple('parse_path', 'parse_path(Text)', ['string'], 'A bag of the parts of a file path.', parsePath),
  ]),
  ...neverGrowing([
    simple(
      'parse_version',
      'parse_version(Text)',
      ['string'],
      'A number that compares as the version does.',
      parseVersion,
    ),
  ]),
  ...bounded([
    simple('parse_csv', 'parse_csv(Text)', ['string'], 'The fields of a record of comma-separated values.', parseCsv),
    simple(
      'parse_xml',
      'parse_xml(Text)',
      ['string'],
      'XML as dynamic: attributes are `@name`, text beside them `#text`.',
      parseXml,
    ),
  ]),
];
