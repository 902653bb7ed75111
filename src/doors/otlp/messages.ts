import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

/**
 * The messages of OTLP, read from the official files at the first request. protobufjs, because what it decodes looks like OTLP's JSON, so
 * that one reader reads both; and its decoders, made for each message, are several times faster than ones that look each field up.
 */
export interface Messages {
  readonly logsRequest: protobuf.Type;
  readonly logsResponse: protobuf.Type;
  readonly metricsRequest: protobuf.Type;
  readonly metricsResponse: protobuf.Type;
  readonly tracesRequest: protobuf.Type;
  readonly tracesResponse: protobuf.Type;
  readonly status: protobuf.Type;
  readonly retryInfo: protobuf.Type;
}

const FOLDER = fileURLToPath(new URL('./proto/', import.meta.url));
const LOGS = 'opentelemetry.proto.collector.logs.v1';
const METRICS = 'opentelemetry.proto.collector.metrics.v1';
const TRACES = 'opentelemetry.proto.collector.trace.v1';

let loaded: Messages | null = null;

export function messages(): Messages {
  return (loaded ??= load());
}

function load(): Messages {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => `${FOLDER}${target}`;
  root.loadSync([
    'opentelemetry/proto/collector/logs/v1/logs_service.proto',
    'opentelemetry/proto/collector/metrics/v1/metrics_service.proto',
    'opentelemetry/proto/collector/trace/v1/trace_service.proto',
    'google/rpc/status.proto',
  ]);
  return {
    logsRequest: root.lookupType(`${LOGS}.ExportLogsServiceRequest`),
    logsResponse: root.lookupType(`${LOGS}.ExportLogsServiceResponse`),
    metricsRequest: root.lookupType(`${METRICS}.ExportMetricsServiceRequest`),
    metricsResponse: root.lookupType(`${METRICS}.ExportMetricsServiceResponse`),
    tracesRequest: root.lookupType(`${TRACES}.ExportTraceServiceRequest`),
    tracesResponse: root.lookupType(`${TRACES}.ExportTraceServiceResponse`),
    status: root.lookupType('google.rpc.Status'),
    retryInfo: root.lookupType('google.rpc.RetryInfo'),
  };
}
