import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { signalsDoc } from '../../../scripts/signals-doc.ts';
import { guidanceFor, guidanceTable, recommendedAction } from '../../../src/domain/health/recommended-action.ts';
import { BUILT_IN_SIGNALS } from '../../../src/domain/health/signals.ts';

describe('what to do about a fault', () => {
  test('every built-in signal says what it means, who acts and what to do', () => {
    const rows = guidanceTable();
    for (const { key } of BUILT_IN_SIGNALS) {
      const row = rows.find((each) => each.signal === key && each.value === null);
      for (const text of [row?.meaning, row?.who, row?.action]) expect(text).toMatch(/^[A-Z].+/);
    }
  });

  test("the description of a signal's key names every built-in signal", () => {
    const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
    const { description } = (schema.getType('Signal') as GraphQLObjectType).getFields().key!;
    expect(BUILT_IN_SIGNALS.map((kind) => kind.key).filter((name) => !description!.includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  test.each([
    ['80131500 : AADSTS50076', 'Identity administrator'],
    ['80131500 : AADSTS50079', 'Identity administrator'],
    ['80131500 : aadsts53003', 'Identity administrator'],
    ['80131500 : AADSTS50055', 'Identity administrator'],
    ['80131500 : AADSTS50126', 'Technician on site'],
    ['80131500 : AADSTS501269', 'Exchange administrator'],
    ['80131500 : AADSTS50076.', 'Identity administrator'],
    ['Connecting', 'Nobody yet'],
    ['Disconnected', 'Exchange administrator'],
    ['AutodiscoveryError', 'Exchange administrator'],
    ['GeneralError', 'Exchange administrator'],
    ['ServerVersionNotSupported', 'Exchange administrator'],
    ['something new', 'Exchange administrator'],
    [null, 'Exchange administrator'],
  ])('Exchange that shows %j is for: %s', (value, who) => {
    expect(guidanceFor({ key: 'exchange', value }).who).toBe(who);
  });

  test('each known value of Exchange has its own advice', () => {
    const actions = guidanceTable()
      .filter((row) => row.signal === 'exchange')
      .map((row) => row.action);
    expect(new Set(actions).size).toBe(actions.length);
  });

  test('sign-in, microphone and display are for a technician', () => {
    for (const key of ['signin', 'teams-signin', 'conference-microphone', 'front-of-room-display']) {
      expect(guidanceFor({ key, value: 'Unhealthy' }).who).toBe('Technician on site');
    }
  });

  test('another label has advice too, whatever its key', () => {
    for (const key of ['panel', 'constructor', 'proto', 'tostring']) {
      expect(recommendedAction({ key, value: 'Unhealthy' })).toContain('check that component');
    }
  });

  test('docs/signals.md is generated from the table: npm run docs', () => {
    expect(readFileSync(new URL('../../../docs/signals.md', import.meta.url), 'utf8')).toBe(signalsDoc());
  });
});
