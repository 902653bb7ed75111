import { spawn } from 'node:child_process';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import getPort from 'get-port';
import { noteProcess } from './leftovers.ts';
import { eventually } from './process.ts';
import { pythonPackages } from './python.ts';

/** A server that speaks S3, written by others (moto), with one empty bucket. */
export interface S3Server {
  endpoint: string;
  bucket: string;
  stop(): Promise<void>;
}

/** Starts moto from its Python package, which is installed once. Everything in it is gone when it stops. */
export async function startS3(): Promise<S3Server> {
  const packages = await pythonPackages('moto[s3]==5.2.5', 'flask==3.1.2', 'flask-cors==6.0.1');
  const port = await getPort();
  const child = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, PYTHONPATH: packages },
    stdio: 'ignore',
  });
  noteProcess(child.pid!);
  const endpoint = `http://127.0.0.1:${port}`;
  const bucket = 'reports';
  await eventually(async () => (await fetch(`${endpoint}/${bucket}`, { method: 'PUT' })).ok, 'a bucket');
  return {
    endpoint,
    bucket,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** All objects below a prefix, by their names from the prefix on. Signed: to a request that is not, a private object is an empty 403. */
export async function objectsOf({ endpoint, bucket }: S3Server, prefix: string): Promise<Map<string, Buffer>> {
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  try {
    const objects = new Map<string, Buffer>();
    for await (const { Contents } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${prefix}/` })) {
      for (const { Key } of Contents ?? []) {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: Key! }));
        objects.set(Key!.slice(prefix.length + 1), Buffer.from(await Body!.transformToByteArray()));
      }
    }
    return objects;
  } finally {
    client.destroy();
  }
}
