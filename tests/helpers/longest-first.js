import Sequencer from '@jest/test-sequencer';

/** The files that take longest, in that order. */
const LONGEST = [
  'acceptance/installed',
  'hostile/hostile',
  'query/growth/growing',
  'acceptance/crash',
  'exports/crash',
  'doors/every-door',
  'provision/passwords',
  'acceptance/callers',
  'hostile/total',
  'query/random-texts',
  'acceptance/silence',
  'acceptance/several-processes',
  'acceptance/slow-sockets',
  'http/foreign-pages',
  'acceptance/snippets',
  'acceptance/proxies',
  'notices/notices',
  'alerts/fault-rules',
  'simulate/play',
  'schema/missing-resolver',
  'provision/shared-server',
  'feed/chaos',
  'jobs/killed',
  'query/properties',
  'services/log-concurrency',
  'acceptance/demo',
  'doors/query-api/query-api',
  'resolvers/paging',
  'exports/scheduled',
  'exports/paused',
  'query/processes/evaluators',
  'query/processes/hostile-texts',
  'acceptance/clocks',
  'doors/query-api/clients',
  'query/language',
  'query/limits',
];

/** On a fresh checkout jest knows no times and goes by size; then a long file that comes late runs alone in the end. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONGEST.findIndex((name) => path.endsWith(`/tests/${name}.test.ts`));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
