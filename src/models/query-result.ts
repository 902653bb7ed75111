import { Schema, type Connection } from 'mongoose';
import { readById, readByIds } from './support/by-ids.ts';
import { unzipJson, zipJson } from './support/zipped-json.ts';

/** Where rows of a kept result lie: from which row on, in how many documents. */
interface Chunk {
  from: number;
  pieces: number;
}

/** A result of a query that is read in pages: what it is about here, its rows beside it in chunks. */
export interface QueryResultDocument {
  _id: string;
  workspace: string;
  expiresAt: Date;
  /** JSON of all but the rows. */
  head?: string;
  chunks?: Chunk[];
  /** Of a chunk: a part of its zipped JSON. */
  data?: Buffer;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    expiresAt: Date,
    head: String,
    chunks: [new Schema({ from: Number, pieces: Number }, { _id: false })],
    data: Buffer,
  },
  { collection: 'queryResults', versionKey: false, minimize: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** A chunk ends at so many rows, or characters of JSON. */
const CHUNK_ROWS = 5_000;
const CHUNK_LENGTH = 1_000_000;
/** A document holds at most 16 MB; a single row may be wider. */
const PIECE_BYTES = 8_000_000;
const DOCUMENTS_PER_STATEMENT = 4;

export function queryResultModel(connection: Connection) {
  const model = connection.model<QueryResultDocument>('QueryResult', schema);
  const { collection } = model;

  async function rowsOf<R>(workspace: string, id: string, number: number, { pieces }: Chunk): Promise<R[]> {
    const ids = Array.from({ length: pieces }, (_, piece) => pieceId(id, number, piece));
    const found = await readByIds(model, workspace, ids);
    const byId = new Map(found.map((document) => [document._id, document.data!]));
    if (byId.size < pieces) return [];
    return JSON.parse(await unzipJson(...ids.map((piece) => byId.get(piece)!))) as R[];
  }

  return {
    model,

    /** Keeps a result until `expiresAt`. It can be read once this has resolved. */
    async keep<R>(
      workspace: string,
      id: string,
      head: unknown,
      rows: readonly R[],
      firstRow: number,
      expiresAt: Date,
    ): Promise<void> {
      const chunks: Chunk[] = [];
      let documents: object[] = [];
      const flush = async () => {
        if (documents.length > 0) await collection.insertMany(documents as never[], { ordered: false });
        documents = [];
      };
      for (const { from, json } of chunksOf(rows, firstRow)) {
        const zipped = await zipJson(json);
        const pieces = Math.ceil(zipped.length / PIECE_BYTES);
        for (let piece = 0; piece < pieces; piece += 1) {
          const data = zipped.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
          documents.push({ _id: pieceId(id, chunks.length, piece), workspace, expiresAt, data });
        }
        chunks.push({ from, pieces });
        if (documents.length >= DOCUMENTS_PER_STATEMENT) await flush();
      }
      documents.push({ _id: id, workspace, expiresAt, head: JSON.stringify(head), chunks });
      await flush();
    },

    /** So many rows of a kept result from one on; null for one that is not, or no longer, kept. */
    async read<H, R>(
      workspace: string,
      id: string,
      from: number,
      count: number,
      now: Date,
    ): Promise<{ head: H; rows: R[] } | null> {
      const kept = await readById(model, workspace, id);
      if (!kept?.head || !kept.chunks || kept.expiresAt <= now) return null;
      const rows: R[] = [];
      for (const [number, chunk] of kept.chunks.entries()) {
        const end = kept.chunks[number + 1]?.from ?? Infinity;
        if (chunk.from >= from + count || end <= from) continue;
        const found = await rowsOf<R>(workspace, id, number, chunk);
        rows.push(...found.slice(Math.max(0, from - chunk.from), from + count - chunk.from));
      }
      return { head: JSON.parse(kept.head) as H, rows };
    },
  };
}

const pieceId = (id: string, chunk: number, piece: number) => `${id}/${chunk}/${piece}`;

/** Rows as JSON texts of a handy size, made one at a time. */
function* chunksOf<R>(rows: readonly R[], firstRow: number): Generator<{ from: number; json: string }> {
  let texts: string[] = [];
  let length = 0;
  let from = firstRow;
  for (let index = firstRow; index < rows.length; index += 1) {
    const text = JSON.stringify(rows[index]);
    texts.push(text);
    length += text.length;
    if (length < CHUNK_LENGTH && texts.length < CHUNK_ROWS && index < rows.length - 1) continue;
    yield { from, json: `[${texts.join(',')}]` };
    [texts, length, from] = [[], 0, index + 1];
  }
}

export type QueryResults = ReturnType<typeof queryResultModel>;
