/** The door of the query engine: KQL over the tables of a provider. */
export { createQueryEngine } from './engine.ts';
export type {
  QueryEngine,
  QueryEngineOptions,
  QueryRequest,
  QueryResult,
  QueryStats,
  QueryStep,
  StreamResult,
  TakeChunk,
  TextRequest,
} from './query.ts';
export { QueryError } from './errors.ts';
export { FairGate, GateFullError } from './gate.ts';
export type { QueryErrorCode, QueryProblem } from './errors.ts';
export type { Json } from './evaluate/encode.ts';
export { DEFAULT_LIMITS } from './limits.ts';
export type { QueryLimits } from './limits.ts';
export type { Column, RenderProperties } from './plan.ts';
export type {
  AggregateRequest,
  FirstRows,
  IndexedValue,
  MongoFilter,
  MongoStage,
  SourceReport,
  StoredColumn,
  TableStorage,
} from './pushdown/storage.ts';
export type { AggregateLimits, ScanRequest, SourceRow, SourceValue, TableProvider } from './table-provider.ts';
export type { StreamForm } from './threads/messages.ts';
export type { FunctionProblem } from './language/functions.ts';
export type { LanguageProblem } from './language/planner.ts';
export type { Completion } from './language/syntax.ts';
export { parseTimespan } from './timespan-argument.ts';
