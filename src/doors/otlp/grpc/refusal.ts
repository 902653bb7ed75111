import { Metadata, type StatusObject } from '@grpc/grpc-js';
import type { Failure } from '../../post/failure.ts';
import { messages } from '../messages.ts';
import { rpcCodeOf } from '../rpc-code.ts';

/** The characters of a message that are sent: it goes in a header. */
const LONGEST = 1_000;

/**
 * A failure as a status of gRPC. What may be sent again says when (RetryInfo), by which clients tell a full server from a request that is
 * too large (opentelemetry-proto, docs/specification.md, OTLP/gRPC Throttling).
 */
export function statusOf({ status, message, retryAfter }: Failure): StatusObject {
  const code = rpcCodeOf(status);
  const details = message.slice(0, LONGEST).toWellFormed();
  const metadata = new Metadata();
  if (retryAfter !== null) metadata.set('grpc-status-details-bin', detailsOf(code, details, retryAfter));
  return { code, details, metadata };
}

function detailsOf(code: number, message: string, seconds: number): Buffer {
  const { status, retryInfo } = messages();
  const value = retryInfo.encode(retryInfo.fromObject({ retryDelay: { seconds } })).finish();
  const details = [{ typeUrl: 'type.googleapis.com/google.rpc.RetryInfo', value }];
  return Buffer.from(status.encode(status.fromObject({ code, message, details })).finish());
}
