import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { printSchema } from '../../scripts/schema/print.ts';

const sections = [
  { title: 'Rooms', about: 'rooms' },
  { title: 'Queries', about: 'queries', last: 'Query' },
];
const heading = (title: string) => `# ── ${title} ──\n`;
const common = `${heading('Queries')}"What can be asked."\ntype Query {\n  "Anything."\n  node(id: ID!): Room\n}\n`;
const rooms = `${heading('Rooms')}
"""
A room:
  to the letter.
"""
type Room {
  "Its id."
  id: ID!
}

${heading('Queries')}
extend type Query {
  "One room."
  room(
    "Which."
    by: RoomBy!
  ): Room
}

input RoomBy { id: ID }
`;

const print = (...sdls: string[]) =>
  printSchema(
    sdls.map((sdl, index) => ({ feature: `feature${index}`, sdl })),
    sections,
  );

describe('schema.graphql', () => {
  test('has each section with what the features have in it, to the letter, and one Query with the fields of all', () => {
    const printed = print(common, rooms);
    expect(printed.slice(printed.indexOf('# ── 1.'))).toBe(`# ── 1. Rooms ${'─'.repeat(101)}

"""
A room:
  to the letter.
"""
type Room {
  "Its id."
  id: ID!
}

# ── 2. Queries ${'─'.repeat(99)}

input RoomBy { id: ID }

"What can be asked."
type Query {
  "Anything."
  node(id: ID!): Room
  "One room."
  room(
    "Which."
    by: RoomBy!
  ): Room
}
`);
    expect(buildSchema(printed).getQueryType()?.getFields()).toHaveProperty('room');
    expect(printed).toContain('#   1  Rooms       rooms\n#   2  Queries     queries\n');
  });

  test('lets a feature add fields to the type of another, also to one that begins without', () => {
    const alerts = `${heading('Rooms')}type Alert { id: ID! }\nextend type Room {\n  alerts: [Alert!]!\n}\nextend type Query {\n  alert: Alert\n}\n`;
    const printed = print(
      `${heading('Queries')}type Query\n`,
      `${heading('Rooms')}type Room {\n  id: ID!\n}\n`,
      alerts,
    );
    expect(printed).toContain('type Room {\n  id: ID!\n  alerts: [Alert!]!\n}\n');
    expect(printed).toContain('type Query {\n  alert: Alert\n}\n');
  });

  test.each([
    ['type Room { id: ID }', 'feature0.graphql begins without a heading.'],
    [`${heading('Desks')}type Desk { id: ID }`, 'there is no section Desks'],
    [`${heading('Rooms')}extend type Room { id: ID }`, 'No feature defines Room, which is extended.'],
    [`${heading('Rooms')}extend type Room implements Node { id: ID }`, 'the extension of Room may only add members.'],
    [`${heading('Rooms')}extend type Room @x { id: ID }`, 'the extension of Room may only add members.'],
    [`${heading('Rooms')}schema { query: Room }`, 'SchemaDefinition is not supported.'],
  ])('is not printed from %j', (sdl, message) => {
    expect(() => print(sdl)).toThrow(message);
  });
});
