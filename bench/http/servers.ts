import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastify from 'fastify';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/logger.ts';

/** A server under test in a process of its own: `node servers.ts NAME DATABASE REDIS`. Its parent asks what it used. */
export type HttpContestant = 'roomwatch' | 'Apollo Server behind Fastify' | 'node:http';

const [name, mongodbUri, redisUrl] = process.argv.slice(2) as [HttpContestant, string, string];

const contestants: Record<HttpContestant, () => Promise<string>> = {
  async roomwatch() {
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'warn', SECRET_KEY: 'bench' });
    const roles = { api: true, worker: false };
    const app = await startApp(config, { roles, mongodbUri, redisUrl, log: createLogger(config.logLevel) });
    return app.url!;
  },

  // As the integrations do it, without the plugin that looks for hints of caching in each field.
  async 'Apollo Server behind Fastify'() {
    const typeDefs = 'type Query { hello: String }';
    const plugins = [ApolloServerPluginCacheControlDisabled()];
    const apollo = new ApolloServer({ typeDefs, resolvers: { Query: { hello: () => 'hello' } }, plugins });
    await apollo.start();
    const app = fastify();
    app.post('/graphql', async (request, reply) => {
      const headers = new HeaderMap();
      for (const [header, value] of Object.entries(request.headers)) if (value) headers.set(header, String(value));
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method, headers, search: '', body: request.body },
        context: async () => ({}),
      });
      void reply.code(answer.status ?? 200);
      for (const [header, value] of answer.headers) void reply.header(header, value);
      return answer.body.kind === 'complete' ? answer.body.string : '';
    });
    return app.listen({ host: '127.0.0.1', port: 0 });
  },

  async 'node:http'() {
    const server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      request.on('end', () => {
        const { query } = JSON.parse(text) as { query: string };
        const body = JSON.stringify({ data: { __typename: query.length > 0 ? 'Query' : '' } });
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
};

const url = await contestants[name]();
let before = process.cpuUsage();
process.on('disconnect', () => process.exit(0));
process.on('message', () => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  process.send!(user + system);
});
process.send!(url);
