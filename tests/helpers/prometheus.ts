import path from 'node:path';
import protobuf from 'protobufjs';
import { compressSync } from 'snappy';

const type = protobuf
  .loadSync(path.join(import.meta.dirname, '../../src/doors/prometheus/proto/remote.proto'))
  .lookupType('prometheus.WriteRequest');

/** A series as a test writes it; a value is a number or the bits of one. */
export interface TestSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples?: readonly (readonly [value: number | bigint, at: Date])[];
  readonly histograms?: number;
}

/** The mark of the end of a series. */
export const STALE = 0x7ff0_0000_0000_0002n;

/** A request of remote write 1.0 as Prometheus sends it. */
export function writeRequest(series: readonly TestSeries[]): Buffer {
  const timeseries = series.map(({ labels, samples = [], histograms = 0 }) => ({
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    samples: samples.map(([value, at]) => ({ value: bitsOf(value), timestamp: at.getTime() })),
    histograms: Array.from({ length: histograms }, () => ({})),
  }));
  return compressSync(Buffer.from(type.encode(type.create({ timeseries })).finish())) as Buffer;
}

function bitsOf(value: number | bigint): object {
  const bytes = Buffer.alloc(8);
  if (typeof value === 'bigint') bytes.writeBigUInt64BE(value);
  else bytes.writeDoubleBE(value);
  return { low: bytes.readInt32BE(4), high: bytes.readInt32BE(0), unsigned: true };
}

/** The headers that Prometheus sends beside its credential. */
export const WRITE_HEADERS = {
  'content-type': 'application/x-protobuf',
  'content-encoding': 'snappy',
  'x-prometheus-remote-write-version': '0.1.0',
};
