import { loadHashing } from './functions/scalar/hashing.ts';

// plans that only narrow and count run in this process
await loadHashing();

/** The public interface of the query engine: KQL over the tables of a provider. */
export { FairGate, GateFullError } from './admission/gate.ts';
export { DEFAULT_LIMITS } from './admission/limits.ts';
export type { QueryLimits } from './admission/limits.ts';
export { createQueryEngine } from './engine/engine.ts';
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
} from './engine/query.ts';
export { parseTimespan } from './engine/timespan-argument.ts';
export type { Json } from './evaluate/encode.ts';
export type { FunctionProblem } from './language/functions.ts';
export type { LanguageProblem } from './language/planner.ts';
export { QueryError } from './plan/errors.ts';
export type { QueryErrorCode, QueryProblem } from './plan/errors.ts';
export type { Column, RenderProperties } from './plan/plan.ts';
export type { Completion } from './syntax/syntax.ts';
export type {
  AggregateRequest,
  FirstRows,
  IndexedValue,
  MongoFilter,
  MongoStage,
  SourceReport,
  StoredColumn,
  TableStorage,
} from './tables/storage.ts';
export type { AggregateLimits, ScanRequest, SourceRow, SourceValue, TableProvider } from './tables/table-provider.ts';
export type { StreamForm } from './evaluators/evaluator.ts';
