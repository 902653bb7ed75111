import { afterAll, describe, expect, test } from '@jest/globals';
import { childrenOf, isAlive, watchEvaluators } from '../../helpers/children.ts';
import { endAll, eventually, startServer } from '../../helpers/process.ts';
import { seed } from '../../helpers/seed.ts';
import { testServices } from '../../helpers/services.ts';

/** One row takes longer than this test may: nothing in the evaluator looks at anything meanwhile. */
const ONE_PIECE = 'range x from 1 to 1024 step 1 | where array_length(array_sort_asc(range(x, 400000 + x, 1))) < 0';
const NEVER_ENDING = 'range x from 1 to 4000000000 step 1 | where x < 0';

describe('when the server is killed', () => {
  afterAll(endAll);

  test('its processes end: idle, busy, and busy in one synchronous piece', async () => {
    const { mongodbUri, redisUrl } = testServices();
    const server = await startServer('api', { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl });
    await seed(server).rows('print 1');
    const working = watchEvaluators(server.pid);
    const answers = [NEVER_ENDING, ONE_PIECE].map((query) =>
      seed(server)
        .rows(query)
        .catch(() => null),
    );
    await eventually(async () => working().length > 1, 'busy');
    const children = childrenOf(server.pid).filter(({ command }) => command.startsWith('roomwatch-'));
    expect(children.length).toBeGreaterThan(2);
    await server.end('SIGKILL');
    await eventually(async () => children.every(({ pid }) => !isAlive(pid)), 'ended');
    expect(await Promise.all(answers)).toEqual([null, null]);
  });
});
