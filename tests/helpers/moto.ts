import { spawn, type ChildProcess } from 'node:child_process';
import getPort from 'get-port';
import { eventually } from './process.ts';
import { pythonPackages } from './python.ts';

/** A server that speaks S3, written by others (moto), with one empty bucket. */
export interface S3Server {
  endpoint: string;
  bucket: string;
  stop(): Promise<void>;
}

const living = new Set<ChildProcess>();
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** Starts moto from its Python package, which is installed once. Everything in it is gone when it stops. */
export async function startS3(): Promise<S3Server> {
  const packages = await pythonPackages('moto[s3]==5.2.5', 'flask==3.1.2', 'flask-cors==6.0.1');
  const port = await getPort();
  const child = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, PYTHONPATH: packages },
    stdio: 'ignore',
  });
  living.add(child);
  const endpoint = `http://127.0.0.1:${port}`;
  const bucket = 'reports';
  await eventually(async () => (await fetch(`${endpoint}/${bucket}`, { method: 'PUT' })).ok, 'a bucket', 60_000);
  return {
    endpoint,
    bucket,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      living.delete(child);
    },
  };
}
