import { buildDist } from './build-dist.ts';

/** `npm run build`: all that an installation runs, GraphiQL's page and `dist/`. The types are checked by `npm run typecheck`. */
await import('./build-graphiql.ts');
await buildDist();
