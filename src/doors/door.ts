import type { FastifyInstance } from 'fastify';
import type { QueryEngine, TableProvider } from '../query/index.ts';
import type { Core } from '../services/core.ts';
import type { AccessCore } from '../services/access/access-core.ts';
import type { DoorRules } from './credentials/caller.ts';
import type { PostGates } from './post/gate.ts';
import type { QueryApiLimits } from './query-api/answer-query.ts';

/** What all doors are given; each takes of it what it needs. */
export interface DoorOptions {
  readonly core: Core;
  /** People, keys and sessions. */
  readonly access: AccessCore;
  /** Bound the posts in progress. */
  readonly gates: PostGates;
  readonly rules: DoorRules;
  readonly queries: QueryEngine;
  readonly tables: TableProvider;
  readonly queryLimits: QueryApiLimits;
}

/** A protocol by which programs outside bring records, ask or fetch files. */
export interface Door {
  /**
   * How its routes get the bodies of requests, whatever type these claim: not read at all (`takePost` reads them when the caller is
   * known), or as bytes; `json` takes JSON only.
   */
  readonly bodies: 'unread' | 'bytes' | 'json';
  /** Adds its routes to an app of its own: hooks and error handlers that it sets hold for these routes only. */
  addRoutes(app: FastifyInstance, options: DoorOptions): void;
}
