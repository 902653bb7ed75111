import type { Readable } from 'node:stream';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Upload } from '@aws-sdk/lib-storage';
import type { S3Destination } from '../../../domain/exports/destination.ts';
import { boundAnswers, guardedConnection, MOST_UPLOADS, type Resolve } from './s3-connection.ts';
import { StoreError, type ExportStore, type ObjectFacts } from './store.ts';

/** One part is in memory at a time, and a store takes 10,000 of them: 80 GB an object. */
const PART_BYTES = 8 * 1024 * 1024;
/** How often unfinished uploads of one object are listed; what is left after that is removed at the next attempt. */
const MOST_ROUNDS = 100;

/** A bucket of a store that speaks S3. An object appears when its upload is completed, which is refused where one is there (`If-None-Match`). */
export async function openS3(
  destination: S3Destination,
  secretAccessKey: string,
  resolve?: Resolve,
): Promise<ExportStore> {
  const connection = guardedConnection(destination.endpoint, resolve);
  // Loaded only here: it is large, and many installations export nothing.
  const [sdk, storage] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')]);
  const { bucket, prefix } = destination;
  const client = new sdk.S3Client({ ...clientConfig(destination, secretAccessKey), ...connection });
  boundAnswers(client);
  const keyOf = (name: string) => (prefix === '' ? name : `${prefix}/${name}`);
  const at = (name: string) => ({ Bucket: bucket, Key: keyOf(name) });

  return {
    size: (name) =>
      translateErrors(async () => {
        const head = await client.send(new sdk.HeadObjectCommand(at(name))).catch(absent);
        return head === null ? null : (head.ContentLength ?? 0);
      }),
    read: (name) =>
      translateErrors(async () => {
        const found = await client.send(new sdk.GetObjectCommand(at(name))).catch(absent);
        return found === null ? null : (found.Body as Readable);
      }),
    put: (name, body, facts, signal) =>
      translateErrors(() => {
        const params = { ...at(name), ...uploadParams(body, facts) };
        return upload(new storage.Upload({ client, params, partSize: PART_BYTES, queueSize: 1 }), signal);
      }),
    remove: (name) =>
      translateErrors(async () => {
        await client.send(new sdk.DeleteObjectCommand(at(name)));
      }),
    clean: (name) =>
      translateErrors(async () => {
        for (let more = true, round = 0; more && round < MOST_ROUNDS; round += 1) {
          const list = { Bucket: bucket, Prefix: keyOf(name), MaxUploads: MOST_UPLOADS };
          const { Uploads } = await client.send(new sdk.ListMultipartUploadsCommand(list));
          const left = (Uploads ?? []).filter(({ Key }) => Key === keyOf(name));
          for (const { UploadId } of left) {
            await client.send(new sdk.AbortMultipartUploadCommand({ ...at(name), UploadId }));
          }
          // they are sorted by name, and this name is the first with its prefix
          more = left.length === MOST_UPLOADS;
        }
      }),
    close: () => client.destroy(),
  };
}

function clientConfig(
  { endpoint, region, pathStyle, accessKeyId }: S3Destination,
  secretAccessKey: string,
): S3ClientConfig {
  return {
    endpoint,
    region,
    forcePathStyle: pathStyle,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 3,
    // Stores of other makers do not know the newer checksums; sizes are compared afterwards.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
}

function uploadParams(body: Readable, { mediaType, encoding }: ObjectFacts) {
  return {
    Body: body,
    ContentType: mediaType,
    ...(encoding === null ? {} : { ContentEncoding: encoding }),
    IfNoneMatch: '*',
  };
}

/** Makes an upload, unless the store has an object of the name already. */
async function upload(one: Pick<Upload, 'done' | 'abort'>, signal: AbortSignal): Promise<'stored' | 'exists'> {
  const abort = () => void one.abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    signal.throwIfAborted();
    await one.done();
    return 'stored';
  } catch (error) {
    if (statusOf(error) === 412) return 'exists';
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

interface Failure {
  name?: string;
  message?: string;
  code?: string;
  cause?: Failure;
  $metadata?: { httpStatusCode?: number };
}

const statusOf = (error: unknown): number | undefined => (error as Failure).$metadata?.httpStatusCode;

function absent(error: unknown): null {
  const { name } = error as Failure;
  // HEAD has no body, so a missing bucket looks like a missing object; the put then says so.
  if (name === 'NoSuchKey' || name === 'NotFound') return null;
  throw error;
}

/** Runs an act on the store. Throws a `StoreError` in words for people where it fails. What the endpoint answers beyond its code is not passed on: it may be anything. */
async function translateErrors<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    // The clients wrap what a socket says, sometimes more than once.
    const chain: Failure[] = [];
    for (let one = error as Failure | undefined; one && chain.length < 5; one = one.cause) chain.push(one);
    const own = chain.find(
      (one) => one instanceof StoreError || one.name === 'QueryError' || one.name === 'AbortError',
    );
    if (own) throw own as unknown as Error;
    const status = chain.map(statusOf).find((one) => one !== undefined);
    const { name = 'Error' } = chain[0] ?? {};
    if (status !== undefined) {
      throw new StoreError(`The store refuses: ${name.slice(0, 60)} (HTTP ${status}).`, { cause: error });
    }
    const code =
      chain.map(({ code, message }) => code ?? /\bE[A-Z]{3,}\b/.exec(message ?? '')?.[0]).find(Boolean) ?? name;
    throw new StoreError(`The store cannot be reached (${code.slice(0, 60)}).`, { cause: error });
  }
}
