import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { FORMAT_FACTS } from '../../domain/exports/format.ts';
import { readManifest, type Manifest } from '../../domain/exports/manifest.ts';
import { createRowCounter } from '../../domain/exports/row-counter.ts';
import { objectNames, type ExportWindow } from '../../domain/exports/window.ts';
import type { ScheduledExportDocument } from '../../models/scheduled-export.ts';
import type { QueryEngine } from '../../query/index.ts';
import { StoreError, type ExportStore } from './stores/store.ts';

/** Bytes that wait for a slow store before the query is made to wait too. */
const BUFFERED = 256 * 1024;
/** Bytes that are read of a manifest; its longest part is the text of the query. */
const MANIFEST_BYTES = 1024 * 1024;

export interface WindowJob {
  readonly definition: ScheduledExportDocument;
  readonly window: ExportWindow;
  /** The text of the query. */
  readonly query: string;
  /**
   * What an object without a manifest is, which only an attempt that died leaves: `own` is of an earlier attempt at the same, `stale` of
   * one at something else (the definition has changed since), `foreign` of somebody else.
   */
  readonly leftover: 'own' | 'stale' | 'foreign';
  /** Called once nothing stale is left. */
  readonly onClean: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Facts about a stored object. */
interface Written {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Stores one window: its data, then its manifest. Every step finds what an earlier attempt has done and goes on from there, so it may
 * be repeated, and run twice at the same time; in the end there is one object and one manifest, and they fit each other.
 */
export async function storeWindow(
  store: ExportStore,
  engine: QueryEngine,
  job: WindowJob,
  now: () => Date,
): Promise<Manifest> {
  const { definition, window, query, leftover } = job;
  const { _id, name, format, gzip } = definition;
  const names = objectNames(name, window, { extension: FORMAT_FACTS[format].extension, gzip });
  const done = await manifestOf(store, names.manifest, job);
  if (done) return done;
  await store.clean(names.data);
  if (leftover === 'stale') {
    await store.remove(names.data);
    await job.onClean();
  }
  const there = await store.size(names.data);
  if (there !== null && leftover === 'foreign') {
    throw new StoreError(`${names.data} is there already, and this export did not store it.`);
  }
  const written = there === null ? await write(store, engine, job, names.data) : await look(store, job, names.data);
  job.signal.throwIfAborted();
  const size = await store.size(names.data);
  if (size !== written.bytes) {
    throw new StoreError(`The store holds ${size ?? 'none'} of the ${written.bytes} bytes of ${names.data}.`);
  }
  const manifest: Manifest = {
    manifestVersion: 1,
    export: { id: _id, name },
    window: { start: window.start.toISOString(), end: window.end.toISOString() },
    query,
    format,
    compression: gzip ? 'gzip' : null,
    object: names.data,
    ...written,
    createdAt: now().toISOString(),
  };
  return await putManifest(store, names.manifest, manifest, job);
}

/**
 * The manifest of a window that is stored; null where it is not. A store that keeps what came of a put that was cut off may show a part
 * of a manifest: after an attempt of ours that is removed, and the window is not stored.
 */
async function manifestOf(store: ExportStore, name: string, job: WindowJob): Promise<Manifest | null> {
  const { definition, window, leftover } = job;
  const text = await textOf(store, name);
  if (text === null) return null;
  const manifest = readManifest(text);
  const isOurs = manifest
    ? manifest.export.id === definition._id && manifest.window.start === window.start.toISOString()
    : leftover !== 'foreign';
  if (!isOurs) throw new StoreError(`${name} is there already, and it is not of this export.`);
  if (manifest && (await store.size(manifest.object)) === manifest.bytes) return manifest;
  if (leftover === 'foreign') throw new StoreError(`${name} does not fit its object, and this attempt stored neither.`);
  await store.remove(name);
  return null;
}

/** Stores a manifest and looks whether it is there to the letter. Where another process was faster, its manifest is the window's. */
async function putManifest(store: ExportStore, name: string, manifest: Manifest, job: WindowJob): Promise<Manifest> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const facts = { mediaType: 'application/json; charset=utf-8', encoding: null };
  const put = await store.put(name, Readable.from([Buffer.from(text)]), facts, job.signal);
  const stored = put === 'exists' ? await manifestOf(store, name, job) : manifest;
  if (stored === null || (put === 'stored' && (await textOf(store, name)) !== text)) {
    throw new StoreError(`The store does not hold ${name} as it was sent.`);
  }
  return stored;
}

async function textOf(store: ExportStore, name: string): Promise<string | null> {
  const body = await store.read(name);
  if (body === null) return null;
  let bytes = 0;
  const pieces: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MANIFEST_BYTES) throw new StoreError(`${name} is longer than a manifest can be.`);
    pieces.push(chunk);
  }
  return Buffer.concat(pieces).toString();
}

/** Runs the query into the store. Where another process was faster, its object is looked at. */
async function write(store: ExportStore, engine: QueryEngine, job: WindowJob, name: string): Promise<Written> {
  const { definition, window, query } = job;
  const { workspace, format, bom, gzip } = definition;
  const stop = new AbortController();
  const signal = AbortSignal.any([job.signal, stop.signal]);
  const source = new PassThrough({ highWaterMark: BUFFERED });
  const body = new Measure();
  const piped = pipeline([source, ...(gzip ? [createGzip()] : []), body]).catch(() => undefined);
  let rows = 0;
  let failure: unknown = null;
  const querying = engine
    .stream(
      {
        text: query,
        workspace,
        timespan: { from: window.start, to: window.end },
        now: window.end,
        caller: `${workspace} exports`,
        signal,
      },
      { format, bom },
      async (bytes, count) => {
        rows += count;
        if (!source.write(bytes)) await once(source, 'drain', { signal });
      },
    )
    .then(
      () => void source.end(),
      (error: unknown) => {
        failure = error;
        source.destroy(error as Error);
      },
    );
  try {
    const { mediaType } = FORMAT_FACTS[format];
    // A zipped file is stored as one: a `Content-Encoding` would have readers unzip it under a name that ends with .gz.
    const facts = { mediaType: gzip ? 'application/gzip' : mediaType, encoding: null };
    const put = await store.put(name, body, facts, signal);
    await querying;
    if (failure) throw failure;
    return put === 'stored' ? { rows, ...body.measured() } : await look(store, job, name);
  } catch (error) {
    // What the query says comes first: that the store was given no more is only what followed.
    throw job.signal.aborted ? error : (failure ?? error);
  } finally {
    stop.abort();
    source.destroy();
    body.destroy();
    await Promise.allSettled([querying, piped]);
  }
}

/** Measures an object that is stored. */
async function look(
  store: ExportStore,
  { definition: { format, gzip }, signal }: WindowJob,
  name: string,
): Promise<Written> {
  const found = await store.read(name);
  if (found === null) throw new StoreError(`${name} has gone.`);
  const measure = new Measure();
  const counter = createRowCounter(format);
  const count = new Writable({
    write(chunk: Buffer, _encoding, done) {
      counter.take(chunk);
      done();
    },
  });
  const unzipped: Transform[] = gzip ? [createGunzip()] : [];
  await pipeline([found, measure, ...unzipped, count], { signal });
  return { rows: counter.rows(), ...measure.measured() };
}

/** Passes bytes on, counts and hashes them. */
class Measure extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, chunk: Buffer) => void,
  ): void {
    this.bytes += chunk.length;
    this.hash.update(chunk);
    done(null, chunk);
  }

  measured(): { bytes: number; sha256: string } {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
