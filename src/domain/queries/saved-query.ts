import type { ColumnType } from '../tables/schema.ts';

/** A QUERY is a text that is run as it is; a FUNCTION is called by its name in other texts. */
export type SavedQueryKind = 'QUERY' | 'FUNCTION';

/** A parameter of a saved function. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ColumnType;
  /** A literal of the language, such as `5` or `"Oslo"`, for calls that leave the argument out; null where the argument is required. */
  readonly default: string | null;
}

/** The content of a saved query. */
export interface SavedQuery {
  readonly kind: SavedQueryKind;
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly parameters: readonly QueryParameter[];
}

/** What the query language needs of a saved function. */
export type SavedFunction = Pick<SavedQuery, 'name' | 'description' | 'text' | 'parameters'>;

/** The most saved queries and their sizes: every query is bound with all functions of its workspace. */
export const SAVED_QUERY_LIMITS = {
  queries: 1_000,
  functions: 200,
  name: 100,
  description: 1_000,
  /** Bytes (UTF-8) of a query's text, as for every query; and of a function's. */
  text: 64 * 1024,
  functionText: 16 * 1024,
  parameters: 20,
  default: 200,
} as const;

/** The names allowed for functions and parameters: names of the language that need no quoting. */
export const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** A function's parameters as the language declares them: `site:string, hours:long=5`. */
export function declareParameters(parameters: readonly QueryParameter[]): string {
  return parameters
    .map(({ name, type, default: given }) => `${name}:${type}${given === null ? '' : `=${given}`}`)
    .join(', ');
}

/** The same in brackets, as after a function's name. */
export const parameterList = (parameters: readonly QueryParameter[]): string => `(${declareParameters(parameters)})`;

/** The text before and after a function's text that makes it a body; the end is on a line of its own, so that a comment ends before it. */
export const BODY_START = '{\n';
export const BODY_END = '\n}';

/** A function's text as the language writes a body. */
export const functionBody = (text: string): string => `${BODY_START}${text}${BODY_END}`;
