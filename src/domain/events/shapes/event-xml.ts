import { XMLParser } from 'fast-xml-parser';
import { isObject, type JsonObject } from '../../json/json-object.ts';
import { textOf } from './members.ts';
import type { Shape } from './shape.ts';

/**
 * An event in the XML that Windows renders: Fluent Bit with `render_event_as_xml` gives it under `System`, the OpenTelemetry receiver with
 * `raw: true` as its body, which its door puts there.
 */
export const eventXml: Shape = {
  name: 'Windows event XML',
  mark: 'System',
  parts: new Set(['System', 'Message', 'StringInserts']),
  text: 'Message',
  read(members) {
    const xml = textOf(members('System'));
    if (xml === undefined || !xml.trimStart().startsWith('<')) return null;
    const event = parse(xml);
    const system = event && (isObject(event['System']) ? event['System'] : event);
    const channel = textOf(valueOf(system?.['Channel']));
    if (!system || channel === undefined) return null;
    const {
      Provider,
      TimeCreated,
      Security,
      Computer,
      Channel: _channel,
      EventID,
      EventRecordID,
      Level,
      ...rest
    } = system;
    const rendering = member(event, 'RenderingInfo');
    const inserts = insertsOf(member(member(event, 'EventData'), 'Data'));
    return {
      computer: valueOf(Computer),
      eventLog: channel,
      source: member(Provider, '@Name'),
      eventId: valueOf(EventID),
      levels: [valueOf(Level), member(rendering, 'Level')],
      time: member(TimeCreated, '@SystemTime'),
      recordId: valueOf(EventRecordID),
      texts: [members('Message'), member(rendering, 'Message'), ...inserts],
      userName: member(Security, '@UserID'),
      rest: {
        ...{ Provider, ...rest, EventData: event?.['EventData'], UserData: event?.['UserData'] },
        RenderingInfo: restOfRendering(rendering),
      },
    };
  },
};

/** The longest XML that is read, in characters: an event's own text is at most 31,839. */
const MAX_XML = 65_536;

/** Only the five entities of XML itself are read; the parser stops at 100 nested tags. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
});

function parse(xml: string): JsonObject | null {
  // Reading takes a second for each megabyte.
  if (xml.length > MAX_XML) return null;
  // A document type could define entities; Windows never writes one.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return null;
  try {
    const document: unknown = parser.parse(xml);
    const root = member(document, 'Event') ?? document;
    return isObject(root) ? root : null;
  } catch {
    return null;
  }
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** The text of a tag, whether or not it has attributes. */
function valueOf(tag: unknown): unknown {
  return isObject(tag) ? tag['#text'] : tag;
}

function insertsOf(data: unknown): unknown[] {
  return (Array.isArray(data) ? data : [data]).map(valueOf);
}

/** What the rendering says besides the text. */
function restOfRendering(rendering: unknown): unknown {
  if (!isObject(rendering)) return undefined;
  const { Message: _message, ...rest } = rendering;
  return rest;
}
