import { z } from 'zod';
import { asJson } from '../text/shorten.ts';
import { isItemInText } from './drill-down.ts';

/** The `schema` member of a view file. A file of another schema or version is refused. */
const VIEW_SCHEMA = 'roomwatch.view';
const VIEW_VERSION = 1;

/** The most parts of a view, and their sizes. */
export const VIEW_LIMITS = {
  views: 200,
  /** Characters of a view file's JSON. */
  file: 256 * 1024,
  tiles: 50,
  forms: 4,
  thresholds: 10,
  columns: 20,
  name: 100,
  description: 1_000,
  legend: 200,
  query: 16 * 1024,
  /** Seconds. */
  refresh: { least: 10, most: 86_400, usual: 60 },
} as const;

const L = VIEW_LIMITS;

/** The meanings of a tile's colour. */
export const MEANINGS = ['good', 'neutral', 'warning', 'bad'] as const;
export type Meaning = (typeof MEANINGS)[number];

const meaning = z
  .enum(MEANINGS)
  .describe('What the colour means: good, neutral, warning or bad. Clients choose the colours.');
const query = z
  .string()
  .min(1)
  .max(L.query)
  .describe('A query in the Kusto Query Language, at most 16,384 characters; it may call saved functions.');
const legend = z.string().max(L.legend).default('').describe('What the number or list is, for people.');

const number = z.strictObject({ legend, query }).describe('A number: the first value of the first row of its query.');
const list = z
  .strictObject({
    legend,
    query,
    columns: z
      .array(z.string().max(L.legend))
      .max(L.columns)
      .default([])
      .describe("Titles for the result's columns, in their order; where one is missing, the column's own name stands."),
  })
  .describe('A list: the rows of its query. The first column is what a drill-down is about.');
const donut = z
  .strictObject({
    legend,
    query,
    centre: z.string().max(L.legend).default('').describe('The text in the middle, under the sum of all parts.'),
  })
  .describe('A ring: each row a part, its first column the name, its second the size.');
const chart = z
  .strictObject({ legend, query })
  .describe('Lines over time: the first datetime column across, each number column a line; text columns split lines.');

const drillDown = query
  .refine((text) => !isItemInText(text), { message: '{selected item} outside of texts and comments' })
  .describe(
    'The query that runs when a row is selected: {selected item} becomes the value of its first column as a quoted text. It must not stand within a text or comment.',
  );

const formMembers = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .describe('The name of the form: lower-case letters, digits and dashes.'),
  title: z.string().max(L.legend).default('').describe('What the form is, for people.'),
  drillDown: drillDown.optional(),
};
const forms = <S extends z.ZodRawShape>(parts: S) =>
  z
    .array(z.strictObject({ ...formMembers, ...parts }))
    .min(1)
    .max(L.forms)
    .describe('One or more variants of the tile; the first is shown unless another is requested by its name.');

const tileMembers = {
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .describe('The name of the tile in its view: lower-case letters, digits and dashes. No two tiles have the same.'),
  title: z.string().min(1).max(L.legend).describe('The heading.'),
  group: z.string().max(L.legend).default('').describe('Tiles of the same group stand together, under this heading.'),
  colour: z
    .strictObject({
      meaning: meaning.default('neutral'),
      thresholds: z
        .array(z.strictObject({ from: z.number().describe('From this number on.'), meaning }))
        .max(L.thresholds)
        .default([])
        .describe('The threshold with the greatest `from` that the number reaches decides.'),
    })
    .default({ meaning: 'neutral', thresholds: [] })
    .describe("The meaning of the number's colour; in a tile without a number, of its heading."),
};

const tile = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('number'), ...tileMembers, forms: forms({ number }) }),
  z.strictObject({ type: z.literal('two-numbers'), ...tileMembers, forms: forms({ number, secondNumber: number }) }),
  z.strictObject({ type: z.literal('number-and-list'), ...tileMembers, forms: forms({ number, list }) }),
  z.strictObject({ type: z.literal('donut-and-list'), ...tileMembers, forms: forms({ donut, list }) }),
  z.strictObject({ type: z.literal('line-chart'), ...tileMembers, forms: forms({ chart }) }),
  z.strictObject({ type: z.literal('table'), ...tileMembers, forms: forms({ list }) }),
]);

const viewSchema = z
  .strictObject({
    $schema: z.string().max(500).optional().describe('Where this schema is, for editors. Nothing reads it.'),
    schema: z.literal(VIEW_SCHEMA).describe('What the file is.'),
    version: z.literal(VIEW_VERSION).describe('Which version of the schema it follows.'),
    name: z.string().trim().min(1).max(L.name).describe('The name of the view; without case no other view has it.'),
    description: z.string().max(L.description).default('').describe('What it is for.'),
    refreshSeconds: z
      .int()
      .min(L.refresh.least)
      .max(L.refresh.most)
      .default(L.refresh.usual)
      .describe('How old results may be, in seconds: they are computed at most once in this time, for all viewers.'),
    tiles: z.array(tile).min(1).max(L.tiles).describe('The tiles, in the order in which they are shown.'),
  })
  .describe('A view of Roomwatch: tiles, each with its queries.');

/** The content of a view file, with defaults filled in. */
export type View = z.output<typeof viewSchema>;
export type Tile = View['tiles'][number];

/** The parts of a tile that have a query of their own. */
export const PART_KINDS = ['number', 'secondNumber', 'donut', 'list', 'chart'] as const;
export type PartKind = (typeof PART_KINDS)[number];

export interface TilePart {
  readonly kind: PartKind;
  readonly legend: string;
  readonly query: string;
  /** Titles for the columns of a list. */
  readonly columns: readonly string[];
  /** The text in the middle of a ring. */
  readonly centre: string;
}

export interface TileForm {
  readonly name: string;
  readonly title: string;
  readonly parts: readonly TilePart[];
  readonly drillDown: string | null;
}

/** The forms of a tile, their parts in the order in which they are shown. */
export function formsOf(tile: Tile): TileForm[] {
  return tile.forms.map((form) => {
    const given = form as Partial<Record<PartKind, Partial<TilePart> & { query: string }>>;
    const parts = PART_KINDS.flatMap((kind): TilePart[] => {
      const part = given[kind];
      if (!part) return [];
      return [
        { kind, legend: part.legend ?? '', query: part.query, columns: part.columns ?? [], centre: part.centre ?? '' },
      ];
    });
    return { name: form.name, title: form.title, parts, drillDown: form.drillDown ?? null };
  });
}

/** The meaning of a number's colour: the greatest threshold that the number reaches decides. */
export function meaningOf(value: unknown, { meaning: usual, thresholds }: Tile['colour']): Meaning {
  const amount = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
  const reached = thresholds.filter(({ from }) => amount >= from);
  return reached.reduce((a, b) => (b.from >= a.from ? b : a), { from: -Infinity, meaning: usual }).meaning;
}

/** A view file that is refused: the path of the fault, and what was expected there. */
export class ViewFileError extends Error {
  override name = 'ViewFileError';
  readonly path: readonly string[];
  readonly expected: string;

  constructor(path: readonly string[], expected: string) {
    super(`${path.join('.') || 'the view'}: expected ${expected}`);
    this.path = path;
    this.expected = expected;
  }
}

/** Reads a view file's content. Throws a `ViewFileError` for the first fault. */
export function readView(content: unknown): View {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new ViewFileError([], 'a JSON object');
  }
  const { schema, version } = content as { schema?: unknown; version?: unknown };
  // checked first, because in a file of another kind everything else is wrong too
  if (schema !== VIEW_SCHEMA) throw new ViewFileError(['schema'], `"${VIEW_SCHEMA}"`);
  if (version !== VIEW_VERSION) {
    throw new ViewFileError(['version'], `${VIEW_VERSION}, the version that this release of Roomwatch reads`);
  }
  if ((asJson(content)?.length ?? Infinity) > L.file)
    throw new ViewFileError([], `at most ${L.file} characters of JSON`);
  const read = viewSchema.safeParse(content);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    throw new ViewFileError(issue.path.map(String), expectation(issue));
  }
  refuseDoubles(read.data.tiles, ['tiles']);
  for (const [index, { forms: own }] of read.data.tiles.entries()) {
    refuseDoubles(
      own.map(({ name }) => ({ id: name })),
      ['tiles', String(index), 'forms'],
      'name',
    );
  }
  return read.data;
}

function refuseDoubles(items: readonly { id: string }[], path: readonly string[], member = 'id'): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) throw new ViewFileError([...path, String(index), member], 'a name that stands once');
    seen.add(id);
  }
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${/^[aeio]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'unrecognized_keys':
      return `no member ${issue.keys.map((key) => JSON.stringify(key.slice(0, 40))).join(', ')}`;
    case 'invalid_union':
      return `one of ${tile.options.map(({ shape }) => JSON.stringify(shape.type.value)).join(', ')}`;
    case 'invalid_format':
      return 'lower-case letters, digits and dashes, 40 at most, a letter first';
    default:
      return issue.message;
  }
}

const unitOf = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' items' : '');

/** The published JSON Schema of view files. */
export function viewJsonSchema(): object {
  return { $id: 'urn:roomwatch:view:1', title: 'Roomwatch view', ...z.toJSONSchema(viewSchema, { io: 'input' }) };
}
