import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createConnection, type Collection, type Connection } from 'mongoose';
import { bulkWrite, type BulkStatements } from '../../src/models/support/transactions.ts';
import { testServices } from '../helpers/services.ts';

let connection: Connection;
const commands: string[] = [];
beforeAll(async () => {
  connection = await createConnection(testServices().mongodbUri, { monitorCommands: true }).asPromise();
  connection.getClient().on('commandStarted', ({ commandName }) => commands.push(commandName));
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

interface Counted {
  _id: string;
  version: number;
}

async function counted(name: string, size: number): Promise<Collection<Counted>> {
  const collection = connection.collection<Counted>(name);
  await collection.insertMany(Array.from({ length: size }, (_, index) => ({ _id: `c${index}`, version: 0 })));
  return collection as unknown as Collection<Counted>;
}

const readAll = async (collection: Collection<Counted>) => (await collection.find({}).toArray()) as Counted[];
const write = (collection: Collection<Counted>, statements: object[]) =>
  bulkWrite(collection as unknown as Collection, statements as BulkStatements);
const grow = ({ _id, version }: Counted) => ({
  updateOne: { filter: { _id, version }, update: { $inc: { version: 1 } } },
});

test('several statements are one transaction, a single one is none', async () => {
  const collection = await counted('one', 10);
  const documents = await readAll(collection);
  commands.length = 0;
  expect((await write(collection, documents.map(grow))).modifiedCount).toBe(10);
  expect((await write(collection, documents.slice(0, 1).map(grow))).modifiedCount).toBe(0);
  expect(commands).toEqual(['update', 'commitTransaction', 'update']);
});

test('of writers who are in each other’s way each document takes the write of one, and all are told how many they won', async () => {
  const collection = await counted('race', 30);
  let won = 0;
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let round = 0; round < 10; round += 1) {
        const { modifiedCount } = await write(collection, (await readAll(collection)).map(grow));
        won += modifiedCount;
      }
    }),
  );
  expect((await readAll(collection)).reduce((sum, { version }) => sum + version, 0)).toBe(won);
  expect(won).toBeGreaterThanOrEqual(300);
});

test('a statement that fails alone takes no other with it: they are done without a transaction', async () => {
  const collection = await counted('taken', 5);
  const stale = { _id: 'c0', version: 7 };
  const statements = [
    { replaceOne: { filter: { _id: 'c0', version: { $gt: 5 } }, replacement: stale, upsert: true } },
    ...(await readAll(collection)).slice(1).map(grow),
  ];
  await expect(write(collection, statements)).rejects.toMatchObject({ code: 11_000 });
  expect((await readAll(collection)).map(({ version }) => version)).toEqual([0, 1, 1, 1, 1]);
});
