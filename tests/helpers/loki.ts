import path from 'node:path';
import protobuf from 'protobufjs';
import { compressSync } from 'snappy';

const type = protobuf
  .loadSync(path.join(import.meta.dirname, '../../src/doors/loki/proto/push.proto'))
  .lookupType('logproto.PushRequest');

/** A push as promtail and Alloy send it: protobuf, compressed with snappy. */
export function pushRequest(streams: readonly object[]): Buffer {
  return compressSync(Buffer.from(type.encode(type.fromObject({ streams })).finish())) as Buffer;
}
