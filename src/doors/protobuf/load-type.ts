import { fileURLToPath } from 'node:url';
import protobuf, { type Type } from 'protobufjs';

/** A type of message in a `.proto` file, which is read when the type is first asked for. */
export function loadType(file: URL, name: string): () => Type {
  let loaded: Type | null = null;
  return () => (loaded ??= protobuf.loadSync(fileURLToPath(file)).lookupType(name));
}
