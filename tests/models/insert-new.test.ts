import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createConnection, type Connection } from 'mongoose';
import { insertNew } from '../../src/models/support/insert-new.ts';
import { testServices } from '../helpers/services.ts';

let connection: Connection;
beforeAll(async () => {
  connection = await createConnection(testServices().mongodbUri).asPromise();
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

async function named(name: string) {
  const collection = connection.collection(name);
  await collection.createIndex({ workspace: 1, key: 1 }, { unique: true });
  const insert = (...documents: [id: string, key: string][]) =>
    insertNew(
      collection,
      documents.map(([_id, key]) => ({ _id, workspace: 'w', key })),
      'key',
    ).then((inserted) => inserted.map(({ _id }) => _id));
  const keys = async () =>
    Object.fromEntries(
      (await collection.find().toArray()).map(({ _id, workspace, key }) => [_id, `${workspace} ${key}`]),
    );
  return { collection, insert, keys };
}

test('documents whose keys are free go in, the others do not', async () => {
  const { insert, keys } = await named('plain');
  expect(await insert(['a', '1'], ['b', '2'])).toEqual(['a', 'b']);
  expect(await insert(['c', '3'], ['d', '1'], ['e', '4'])).toEqual(['c', 'e']);
  expect(await keys()).toEqual({ a: 'w 1', b: 'w 2', c: 'w 3', e: 'w 4' });
  expect(await insert()).toEqual([]);
});

test('a key that an update took away from a document is free; the batch around it goes in as well', async () => {
  const { collection, insert, keys } = await named('left');
  await insert(['a', '1'], ['b', '2']);
  await collection.updateOne({ key: '1' }, { $set: { key: 'moved' } });
  expect(await insert(['c', '3'], ['d', '1'], ['e', '2'], ['f', '4'])).toEqual(['c', 'd', 'f']);
  expect(await keys()).toEqual({ a: 'w moved', b: 'w 2', c: 'w 3', d: 'w 1', f: 'w 4' });
});

test('of several who want such a key at once exactly one gets it, and nothing of the others stays', async () => {
  const { collection, insert, keys } = await named('race');
  for (let round = 0; round < 20; round += 1) {
    await insert([`old${round}`, `k${round}`]);
    await collection.updateOne({ key: `k${round}` }, { $set: { key: `moved${round}` } });
    const inserted = await Promise.all(['a', 'b', 'c'].map((who) => insert([`${who}${round}`, `k${round}`])));
    expect(inserted.flat()).toHaveLength(1);
  }
  expect(Object.keys(await keys())).toHaveLength(40);
});
