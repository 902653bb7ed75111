import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import pino from 'pino';
import { createErrorAnswer } from '../../src/http/errors/answer.ts';
import { failureOf } from '../../src/doors/post/failure.ts';
import { isDatabaseAway } from '../../src/models/support/database-away.ts';
import { openModels } from '../../src/models/index.ts';
import { apiErrorOf } from '../../src/doors/query-api/errors.ts';
import { testServices } from '../helpers/services.ts';

test('what a stopping process breaks off is no unexpected error, at any door', async () => {
  const models = await openModels(testServices().mongodbUri);
  const { collection } = models.events;
  const askAll = (when: string): Promise<unknown>[] =>
    [1, 2, 3, 4].flatMap((number) => [
      collection.findOne({ at: number }),
      collection.find({}).toArray(),
      collection.updateOne({ x: number }, { $set: { y: when } }),
      collection.bulkWrite([{ insertOne: { document: { _id: `${when} ${number}` } as never } }]),
    ]);
  const underWay = askAll('under way');
  const closed = models.connection.close();
  const atStop = askAll('while it stops');
  const settled = await Promise.allSettled([...underWay, ...atStop]);
  await closed;
  settled.push(...(await Promise.allSettled(askAll('after'))));
  const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));

  expect(errors.map(({ message }) => message)).toContain('Cannot use a session that has ended');
  const logged: string[] = [];
  const into = new Writable({ write: (line, _encoding, done) => void (logged.push(String(line)), done()) });
  const log = pino({ level: 'error' }, into);
  const core = { log, outage: { note: isDatabaseAway, stop: () => undefined } };
  const answer = createErrorAnswer(log, isDatabaseAway);
  for (const error of errors) {
    expect([error, failureOf(error, core).status]).toEqual([error, 503]);
    expect(apiErrorOf(error, null, 1, core).status).toBe(503);
    expect(answer(error).extensions).toEqual({ code: 'UNAVAILABLE' });
  }
  expect(logged).toEqual([]);
});
