import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the page's files are put by `npm run build:graphiql`, which `npm ci` runs. */
const folder = fileURLToPath(new URL('../../../public/graphiql', import.meta.url));

/** Scripts, workers and connections of our own only. The editor, Monaco, writes its styles into the page as it goes. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Its files are named from where the page lies, which a proxy may have put below a path. */
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Roomwatch GraphiQL</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="graphiql/page.css" />
  </head>
  <body>
    <div id="page">Loading GraphiQL …</div>
    <script type="module" src="graphiql/page.js"></script>
  </body>
</html>
`;

/** Whether a browser came to see a page, rather than a program to query. */
export function wantsPage({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '');
}

/** Shows GraphiQL, from files of our own; it is open to everybody and asks for the key itself. */
export function sendPage(reply: FastifyReply): FastifyReply {
  void reply.headers({
    'content-security-policy': contentSecurityPolicy,
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // The same URL answers programs with JSON.
    vary: 'Accept',
  });
  return reply
    .type('text/html; charset=utf-8')
    .send(existsSync(join(folder, 'page.js')) ? page : 'GraphiQL is not built yet: run "npm run build:graphiql".');
}

/** Serves the page's files: those that the build has put into the folder, each by a route of its own. */
export function addGraphiQLRoutes(app: FastifyInstance): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    app.get(`/graphiql/${name}`, { config: { page: true } }, (_request, reply) => {
      void reply.headers({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
        // A worker goes by the policy it is served with, not by the page's.
        'content-security-policy': contentSecurityPolicy,
      });
      return reply.type(types[extname(name)] ?? 'application/octet-stream').send(createReadStream(join(folder, name)));
    });
  }
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};
