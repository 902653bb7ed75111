import { isObject, type JsonObject } from '../../json/json-object.ts';
import { textOf } from './members.ts';
import type { Shape } from './shape.ts';

/** The body that the OpenTelemetry collector's `windowseventlog` receiver writes (pkg/stanza/operator/input/windows/xml.go). */
export const otelWindows: Shape = {
  name: 'OpenTelemetry windowseventlog',
  mark: 'event_id.id',
  parts: new Set(['channel', 'computer', 'level', 'message', 'record_id', 'system_time', 'rendering_info']),
  text: 'message',
  read(members) {
    const channel = textOf(members('channel'));
    const eventId = members('event_id.id');
    if (channel === undefined || eventId === undefined) return null;
    return {
      computer: members('computer'),
      eventLog: channel,
      source: members('provider.name'),
      eventId,
      levels: [members('level'), members('rendering_info.level')],
      time: members('system_time'),
      recordId: members('record_id'),
      texts: [members('message'), ...insertsOf(members('event_data'), members('event_data.param1'))],
      userName: members('security.user_id'),
      rest: restOfRendering(members('rendering_info')),
    };
  },
};

/** The event's own data: by name, or in newer versions as a list of objects with one member each. */
function insertsOf(data: unknown, flat: unknown): unknown[] {
  if (!isObject(data)) return [flat];
  const list = data['data'];
  return Array.isArray(list) ? list.filter(isObject).flatMap((one) => Object.values(one)) : Object.values(data);
}

/** What the rendering says besides the text. */
function restOfRendering(rendering: unknown): JsonObject {
  if (!isObject(rendering)) return {};
  const { message: _message, ...rest } = rendering;
  return { rendering_info: rest };
}
