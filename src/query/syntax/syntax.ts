import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Span } from '../plan/errors.ts';

/** A column of the binder. Its type is `unknown` where the data decide it (after a plug-in without a schema). */
export interface BoundColumn {
  readonly name: string;
  readonly type: ColumnType | 'unknown';
}

export type SymbolKind = 'column' | 'table' | 'variable' | 'parameter' | 'function' | 'tuple' | 'group' | 'other';

/**
 * A node of a bound query for the translator: the parser's own names for kinds and members, without its classes. The members of each kind
 * are those of Kusto.Language.Syntax in @kusto/language-service-next.
 */
export interface SyntaxNode {
  /** The parser's SyntaxKind, e.g. `FilterOperator`, `EqualExpression`. */
  readonly kind: string;
  readonly span: Span;
  /** Source text without leading trivia. */
  readonly text: string;
  /** A single member, such as `Condition` of a FilterOperator; undefined when it is missing. */
  child(member: string): SyntaxNode | undefined;
  /** A member that is a list, such as `Expressions` of a ProjectOperator. */
  list(member: string): SyntaxNode[];
  /** All children in order, tokens too, lists flattened. */
  children(): SyntaxNode[];
  readonly isToken: boolean;
  /** The columns of a tabular or multi-valued result; undefined for a scalar. */
  readonly columns: readonly BoundColumn[] | undefined;
  /** True for a table whose columns only the data decide. */
  readonly isOpen: boolean;
  /** The scalar type the binder found. */
  readonly type: ColumnType | 'unknown' | undefined;
  readonly symbol:
    | { readonly kind: SymbolKind; readonly name: string; readonly scalarType: ColumnType | 'unknown' | undefined }
    | undefined;
  /** The plain name of a name node (`SimpleName`), without brackets and quotes. */
  readonly name: string;
  /** The decoded text of a string literal. */
  readonly stringValue: string;
  /** For a call of a function that the query defines or of a saved one: its body, bound for the arguments of this call. */
  readonly calledBody: SyntaxNode | undefined;
  /** For such a call: the faults in the body, for these arguments; places are those of the body. */
  readonly calledProblems: readonly Diagnostic[];
  /** For such a call: the names of the function's parameters, in order. */
  readonly calledParameters: readonly string[];
  /** For a name with wildcards: the names of the tables it stands for. */
  readonly groupMembers: readonly string[];
}

export interface Diagnostic {
  readonly code: string;
  readonly severity: 'Error' | 'Warning' | 'Suggestion' | 'Information';
  readonly start: number;
  readonly length: number;
  readonly message: string;
}

export interface Completion {
  /** The text in the list. */
  readonly label: string;
  readonly kind: string;
  /** What replaces the text from `start`, `length` units long; the cursor belongs between `insert` and `insertAfter`. */
  readonly insert: string;
  readonly insertAfter: string;
  readonly start: number;
  readonly length: number;
}
