import { describe, expect, test } from '@jest/globals';
import { serve } from './harness.ts';

describe('GraphQL over HTTP', () => {
  test('answers a query', async () => {
    const { query } = await serve();
    const { status, body } = await query({
      query: 'query ($name: String) { hello(name: $name) }',
      variables: { name: 'you' },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ data: { hello: 'Hello you' } });
  });
});
