import { idOf, type NodeType } from '../../domain/ids/node-id.ts';
import type { CommandError } from '../../errors.ts';

/** The stored id of what a command names. Throws `notFound` for an id that is malformed or of another type. */
export function ourId(type: NodeType, nodeId: string, notFound: () => CommandError): string {
  const id = idOf(type, nodeId);
  if (id === null) throw notFound();
  return id;
}
