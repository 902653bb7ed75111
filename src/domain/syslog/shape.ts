import type { JsonObject } from '../json/json-object.ts';
import type { Members } from '../events/shapes/members.ts';

/** A syslog message by the columns of the table `Syslog`; the values are unchecked. */
export interface SyslogMessage {
  time: unknown;
  /** The host that wrote it. */
  host: unknown;
  hostIp?: unknown;
  /** The host that forwarded it. */
  collector?: unknown;
  facility: unknown;
  severity: unknown;
  process: unknown;
  processId: unknown;
  message: unknown;
}

/** A form in which a program writes syslog messages. */
export interface SyslogShape {
  readonly name: string;
  /** Reads a record of this shape; null for any other record. */
  read(members: Members, record: JsonObject): SyslogMessage | null;
  /** Members of the record whose whole content is among the columns. */
  readonly parts: ReadonlySet<string>;
}
