import mongoose from 'mongoose';
import type { ClientCertificates } from './one-use-certificates.ts';
import type { Passwords } from './service-kind.ts';

const { MongoClient, MongoServerError } = mongoose.mongo;
type Client = mongoose.mongo.MongoClient;

/** The only account of a provided server. */
export const mongodbAccount = 'roomwatch';

const USUAL_DATABASES = ['admin', 'local', 'config', 'test', '$external', 'roomwatch'];

interface Account {
  readonly user: string;
  readonly db: string;
}

const AUTHENTICATION_FAILED = 18;
const storeWithinMs = 30_000;

export function isWrongMongodbPassword(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === AUTHENTICATION_FAILED;
}

/** The account of a provided MongoDB, which is stored with its data. */
export const mongodbPasswords: Passwords = {
  ask: (port, certificates, timeoutMs) =>
    withClient(port, certificates, timeoutMs, async (client) => {
      await client.db('admin').command({ ping: 1 });
    }),
  store: (port, certificates, password) =>
    withClient(port, certificates, storeWithinMs, async (client) => {
      await removeAccounts(client);
      await client.db('admin').command({
        ...{ createUser: mongodbAccount, pwd: password, mechanisms: ['SCRAM-SHA-256'] },
        roles: [{ role: 'root', db: 'admin' }],
      });
    }),
};

/** Removes the accounts of every database. SecantusDB lists accounts by database only, and an account may be of one that does not exist. */
async function removeAccounts(client: Client): Promise<void> {
  const admin = client.db('admin');
  const { databases } = await admin.command({ listDatabases: 1, nameOnly: true });
  const { users: all } = await admin.command({ usersInfo: { forAllDBs: true } });
  const names = [
    ...(databases as { name: string }[]).map(({ name }) => name),
    ...(all as Account[]).map(({ db }) => db),
  ];
  for (const name of new Set([...USUAL_DATABASES, ...names])) {
    const { users } = await client.db(name).command({ usersInfo: 1 });
    for (const { user } of users as Account[]) await client.db(name).command({ dropUser: user });
  }
}

async function withClient(
  port: number,
  certificates: ClientCertificates,
  timeoutMs: number,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    ...{ tls: true, ...certificates, maxPoolSize: 1 },
    ...{ serverSelectionTimeoutMS: timeoutMs, connectTimeoutMS: timeoutMs, socketTimeoutMS: timeoutMs },
  });
  try {
    await work(client);
  } finally {
    await client.close();
  }
}
