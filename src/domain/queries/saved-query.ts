import type { ColumnType } from '../tables/schema.ts';

/** A QUERY is a text that is run as it is; a FUNCTION is called by its name in any other text. */
export type SavedQueryKind = 'QUERY' | 'FUNCTION';

/** A parameter of a saved function. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ColumnType;
  /** A literal of the language, such as `5` or `"Oslo"`, that stands where a call leaves the argument out; null: it must be given. */
  readonly default: string | null;
}

/** What a saved query says. */
export interface SavedQuery {
  readonly kind: SavedQueryKind;
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly parameters: readonly QueryParameter[];
}

/** What the query language needs to know of a saved function. */
export type SavedFunction = Pick<SavedQuery, 'name' | 'description' | 'text' | 'parameters'>;

/** How many and how large: every query is bound with all functions of its workspace at hand. */
export const SAVED_QUERY_LIMITS = {
  queries: 1_000,
  functions: 200,
  name: 100,
  description: 1_000,
  /** Bytes (UTF-8) of a query's text, as of any query; of a function's. */
  text: 64 * 1024,
  functionText: 16 * 1024,
  parameters: 20,
  default: 200,
} as const;

/** What the name of a function or parameter may be: a name of the language that needs no quoting. */
export const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** A function's parameters as the language declares them: `site:string, hours:long=5`. */
export function declareParameters(parameters: readonly QueryParameter[]): string {
  return parameters
    .map(({ name, type, default: given }) => `${name}:${type}${given === null ? '' : `=${given}`}`)
    .join(', ');
}

/** The same in brackets, as they follow a function's name. */
export const parameterList = (parameters: readonly QueryParameter[]): string => `(${declareParameters(parameters)})`;

/** What stands before and after a function's text where the language wants a body; a line of its own, so that a comment ends. */
export const BODY_START = '{\n';
export const BODY_END = '\n}';

/** A function's text as the language writes a body. */
export const functionBody = (text: string): string => `${BODY_START}${text}${BODY_END}`;
