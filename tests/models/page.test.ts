import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createConnection, Schema, type Connection, type Model } from 'mongoose';
import { readPage, sortKeyOf, type ListQuery, type PageRequest } from '../../src/models/support/page.ts';
import { testServices } from '../helpers/services.ts';

/* The end of a page is remembered from the last reading; a page is what it is, however the list has changed since. */

interface Item {
  _id: string;
  workspace: string;
  rank: number;
  name: string;
  odd: boolean;
}

let connection: Connection;
let model: Model<Item>;
let read: unknown[] = [];
const ITEMS = 300;

beforeAll(async () => {
  connection = await createConnection(testServices().mongodbUri, { monitorCommands: true }).asPromise();
  const schema = new Schema<Item>(
    { _id: String, workspace: String, rank: Number, name: String, odd: Boolean },
    { versionKey: false },
  );
  schema.index({ workspace: 1, rank: 1, name: 1 });
  schema.index({ workspace: 1, name: 1 });
  model = connection.model<Item>('Item', schema);
  await model.init();
  connection.getClient().on('commandStarted', ({ commandName, command }: { commandName: string; command: object }) => {
    if (['find', 'aggregate'].includes(commandName)) read.push(command);
  });
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const nameOf = (n: number) => `item ${String(n).padStart(4, '0')}`;

async function fill(): Promise<void> {
  await model.collection.deleteMany({});
  const items = Array.from({ length: ITEMS }, (_, n) => ({
    _id: `I${n}`,
    workspace: 'w',
    rank: n % 4,
    name: nameOf((n * 37) % ITEMS),
    odd: n % 2 === 1,
  }));
  await model.collection.insertMany(items as unknown as object[]);
}

async function expected(list: ListQuery, { limit, backward, after }: PageRequest): Promise<string[]> {
  const all = (await model.collection.find(list.rest).toArray()) as unknown as Item[];
  const order = (a: Item, b: Item) => a.rank - b.rank || (a.name < b.name ? -1 : 1);
  all.sort(list.sort[0]![0] === 'rank' ? order : (a, b) => (a.name < b.name ? -1 : 1));
  if (backward) all.reverse();
  const from = after === null ? 0 : all.findIndex((item) => `${sortKeyOf(item, list.sort)}` === `${after}`) + 1;
  const page = all.slice(from, from + limit);
  return (backward ? page.reverse() : page).map(({ _id }) => _id);
}

const byRank = {
  scope: { workspace: 'w' },
  rest: {},
  sort: [
    ['rank', 1],
    ['name', 1],
  ],
} as const satisfies ListQuery;
const byName = { scope: { workspace: 'w' }, rest: {}, sort: [['name', 1]] } as const satisfies ListQuery;
const FIRST: PageRequest = { limit: 40, backward: false, after: null, before: null };

test.each<[string, ListQuery, PageRequest]>([
  ['by name', byName, FIRST],
  ['by name, the last ones', byName, { ...FIRST, backward: true }],
  ['by name, after one', byName, { ...FIRST, after: [nameOf(77)] }],
  ['by name, filtered', { ...byName, rest: { odd: true } }, FIRST],
  ['by rank', byRank, FIRST],
  ['by rank, filtered', { ...byRank, rest: { odd: false } }, FIRST],
])('%s: a page whose end is known is the page, whatever left it or came into it', async (_name, list, request) => {
  await fill();
  const idsOf = async () => (await readPage(model, list, request)).items.map(({ _id }) => _id);
  const first = await idsOf();
  expect(first).toHaveLength(40);
  expect(first).toEqual(await expected(list, request));
  read = [];
  expect(await idsOf()).toEqual(first);
  expect(read).toHaveLength(1);

  // More leave it than it had to spare.
  await model.collection.deleteMany({ _id: { $in: first.slice(0, 30) } } as object);
  const fewer = await idsOf();
  expect(fewer).toHaveLength(40);
  expect(fewer).toEqual(await expected(list, request));

  // Others come into it.
  await fill();
  expect(await idsOf()).toEqual(first);
});

test('a list that is shorter than its page has no end to know', async () => {
  await fill();
  const few = { ...byName, rest: { rank: 1, odd: true } };
  const request = { ...FIRST, limit: 100 };
  const { items, hasNextPage } = await readPage(model, few, request);
  expect(items).toHaveLength(75);
  expect(hasNextPage).toBe(false);
  await model.collection.insertOne({ ...items[0], _id: 'new', name: nameOf(9_999) } as object);
  expect((await readPage(model, few, request)).items).toHaveLength(76);
});
