import type { JsonObject } from '../json/json-object.ts';
import type { Members } from '../events/shapes/members.ts';

/** A message of syslog by the columns of the table `Syslog`; each may be anything until it is fitted. */
export interface SyslogMessage {
  time: unknown;
  /** The host that wrote it. */
  host: unknown;
  hostIp?: unknown;
  /** The host that passed it on. */
  collector?: unknown;
  facility: unknown;
  severity: unknown;
  process: unknown;
  processId: unknown;
  message: unknown;
}

/** One way in which programs write messages of syslog. */
export interface SyslogShape {
  readonly name: string;
  /** Reads a record of this shape; null for another. */
  read(members: Members, record: JsonObject): SyslogMessage | null;
  /** Members of the record whose whole content is among the columns. */
  readonly parts: ReadonlySet<string>;
}
