import { Metadata, type Client, type ServiceError } from '@grpc/grpc-js';
import { WORKSPACE_KEY } from './collector.ts';

/** The metadata of a call with a credential; null for none. */
export function grpcMetadata(authorization: string | null = `Bearer ${WORKSPACE_KEY}`): Metadata {
  const sent = new Metadata();
  if (authorization !== null) sent.set('authorization', authorization);
  return sent;
}

/** Calls a service of OTLP (`logs.v1.LogsService`) with the bytes of a message, and gives those of the answer, or the failure. */
export function exportOverGrpc(
  client: Client,
  name: string,
  bytes: Buffer,
  sent = grpcMetadata(),
): Promise<Buffer | ServiceError> {
  const service = `/opentelemetry.proto.collector.${name}/Export`;
  const asItIs = (one: Buffer) => one;
  return new Promise((resolve) => {
    client.makeUnaryRequest(service, asItIs, asItIs, bytes, sent, {}, (error, answer) => resolve(error ?? answer!));
  });
}
