import { LRUCache } from 'lru-cache';
import { hashOfSecret, isSecret } from '../../domain/credentials/api-key.ts';
import { accessScope } from '../../domain/principals/permissions.ts';
import { anonymous, type Viewer } from '../../domain/principals/viewer.ts';
import { endOfSession, type SessionSpans } from '../../domain/sign-in/session-ends.ts';
import type { Logger } from '../../logger.ts';
import type { ApiKeyDocument } from '../../models/api-key.ts';
import type { Models } from '../../models/index.ts';
import type { Outage } from '../../models/support/outage.ts';

/** A viewer who came by a credential that is stored: it can be taken back. */
export type KnownViewer = Viewer & Required<Pick<Viewer, 'credential' | 'endsAt' | 'session'>>;

/** Who may come in by which stored credential, as of at most a second ago in every process, and at once where Redis answers. */
export interface AccessBook {
  /** The viewer of an API key, a wall token or a session; null for every other text. */
  viewerOf(secret: string): Promise<KnownViewer | null>;
  /** Whether everybody needs a credential, for an administrator was made. */
  readonly closed: boolean;
  /** To be called after each change of a person, key or session: all processes look again. */
  changed(): Promise<void>;
  /** Tells once when a viewer's right has ended or is another than it was. Answers what stops to watch. */
  watch(viewer: Viewer, onEnd: () => void): () => void;
  /** Another process has changed something. */
  look(): Promise<void>;
  start(): Promise<void>;
  stop(): void;
}

export interface AccessBookOptions {
  readonly models: Pick<Models, 'apiKeys' | 'people' | 'sessions' | 'installation'>;
  readonly spans: SessionSpans;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly outage: Outage;
  /** Tells other processes. */
  readonly announce: () => void;
}

/** How often the number of changes is read, in milliseconds: so late at most a process learns of one without Redis. */
const LOOK_EVERY = 1_000;
/** How long what was read is believed without a change: a process may die between a change and telling of it. */
const STALE = 10_000;
const MOST_KNOWN = 10_000;
/** A session's use is noted again after so many milliseconds. */
const NOTED_EVERY = 60_000;
/** Timers of Node are 32 bits wide. */
const LONGEST_TIMER = 2_147_483_647;

interface Known {
  readonly viewer: KnownViewer | null;
  readonly readAt: number;
}

interface Watcher {
  viewer: Viewer;
  readonly onEnd: () => void;
  timer: NodeJS.Timeout | undefined;
}

class Book implements AccessBook {
  private readonly known = new LRUCache<string, Known>({ max: MOST_KNOWN });
  /** Reads that are under way: a thousand sockets of one key cost one. */
  private reading = new Map<string, Promise<KnownViewer | null>>();
  private readonly watchers = new Set<Watcher>();
  private version = -1;
  /** Grows when what was read may be outdated: what a read began before is not kept. */
  private generation = 0;
  private timer: NodeJS.Timeout | undefined;
  closed = false;

  private readonly options: AccessBookOptions;

  constructor(options: AccessBookOptions) {
    this.options = options;
  }

  async viewerOf(secret: string): Promise<KnownViewer | null> {
    if (!isSecret('key', secret) && !isSecret('wall', secret) && !isSecret('session', secret)) return null;
    return this.current(hashOfSecret(secret), isSecret('session', secret));
  }

  async changed(): Promise<void> {
    await this.options.models.installation.noteAccessChange();
    this.options.announce();
    await this.look();
  }

  watch(viewer: Viewer, onEnd: () => void): () => void {
    const watcher: Watcher = { viewer, onEnd, timer: undefined };
    this.watchers.add(watcher);
    this.setTimer(watcher);
    return () => this.leave(watcher);
  }

  async look(): Promise<void> {
    const { installation } = this.options.models;
    const { version, closed } = await installation.accessState();
    if (version === this.version && closed === this.closed) return;
    this.version = version;
    this.closed = closed;
    this.generation += 1;
    this.known.clear();
    this.reading = new Map();
    await Promise.all([...this.watchers].map((watcher) => this.lookAt(watcher)));
  }

  async start(): Promise<void> {
    await this.look();
    const again = () => {
      this.look()
        .catch((error: unknown) => {
          if (!this.options.outage.note(error)) this.options.log.warn({ err: error }, 'Rights could not be read');
        })
        .finally(() => {
          if (this.timer !== undefined) this.timer = setTimeout(again, LOOK_EVERY).unref();
        });
    };
    this.timer = setTimeout(again, LOOK_EVERY).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const watcher of this.watchers) this.leave(watcher);
  }

  private leave(watcher: Watcher): void {
    clearTimeout(watcher.timer);
    this.watchers.delete(watcher);
  }

  /** Looks at a watched viewer when its credential ends by itself. */
  private setTimer(watcher: Watcher): void {
    clearTimeout(watcher.timer);
    const { endsAt } = watcher.viewer;
    if (!endsAt) return;
    const left = endsAt.getTime() - this.options.clock().getTime();
    watcher.timer = setTimeout(
      () => {
        this.known.delete(watcher.viewer.credential!);
        this.lookAt(watcher).catch(() => this.setTimer(watcher));
      },
      Math.min(Math.max(left, 0) + 1, LONGEST_TIMER),
    ).unref();
  }

  private async lookAt(watcher: Watcher): Promise<void> {
    const { viewer } = watcher;
    const holds =
      viewer.credential === undefined ? !(viewer.id === anonymous.id && this.closed) : await this.holds(watcher);
    if (holds || !this.watchers.has(watcher)) return;
    this.leave(watcher);
    watcher.onEnd();
  }

  /** Whether a stored credential still gives what it gave. A session that was used meanwhile lasts longer. */
  private async holds(watcher: Watcher): Promise<boolean> {
    const { viewer } = watcher;
    const now = await this.current(viewer.credential!, viewer.session != null);
    if (now === null || accessScope(now) !== accessScope(viewer)) return false;
    watcher.viewer = now;
    this.setTimer(watcher);
    return true;
  }

  private async current(hash: string, isSession: boolean): Promise<KnownViewer | null> {
    const now = this.options.clock();
    const known = this.known.get(hash);
    const isFresh = known !== undefined && Math.abs(now.getTime() - known.readAt) < STALE;
    const viewer = isFresh ? known.viewer : await this.readOnce(hash, isSession, now);
    return viewer !== null && (viewer.endsAt === null || viewer.endsAt > now) ? viewer : null;
  }

  private readOnce(hash: string, isSession: boolean, now: Date): Promise<KnownViewer | null> {
    const { reading } = this;
    const found = reading.get(hash);
    if (found) return found;
    const read = this.read(hash, isSession, now).finally(() => reading.delete(hash));
    reading.set(hash, read);
    return read;
  }

  private async read(hash: string, isSession: boolean, now: Date): Promise<KnownViewer | null> {
    const { generation } = this;
    const viewer = await (isSession ? this.ofSession(hash, now) : this.ofKey(hash, now));
    if (generation === this.generation) this.known.set(hash, { viewer, readAt: now.getTime() });
    return viewer;
  }

  private async ofKey(hash: string, now: Date): Promise<KnownViewer | null> {
    const { apiKeys } = this.options.models;
    const key = await apiKeys.ofCredential(hash);
    if (key === null) return null;
    const endsAt = endOfKey(key, hash);
    if (endsAt !== null && endsAt <= now) return null;
    await apiKeys.noteUse(key, now);
    const { _id, workspace, name, role, scopes, sites } = key;
    return {
      id: `key/${_id}`,
      workspace,
      name: `key ${name}`,
      role,
      scopes,
      sites,
      credential: hash,
      endsAt,
      session: null,
    };
  }

  private async ofSession(hash: string, now: Date): Promise<KnownViewer | null> {
    const { people, sessions } = this.options.models;
    const session = await sessions.ofCredential(hash);
    if (session === null) return null;
    const { _id, workspace, personId, seenAt } = session;
    if (endOfSession(session, this.options.spans) <= now) return null;
    const person = await people.byId(workspace, personId);
    if (person === null || person.disabledAt !== null) return null;
    if (now.getTime() - seenAt.getTime() >= NOTED_EVERY) await sessions.noteSeen(workspace, _id, now);
    const { name, role, scopes, sites } = person;
    return {
      ...{ id: `person/${personId}`, workspace, name, role, scopes, sites, credential: hash },
      endsAt: endOfSession({ ...session, seenAt: now }, this.options.spans),
      session: { id: _id, personId },
    };
  }
}

/** When a key stops to open: by itself, and where its secret was rotated, when the overlap is over. */
function endOfKey({ hash, expiresAt, oldUntil }: ApiKeyDocument, given: string): Date | null {
  if (given === hash) return expiresAt;
  const until = oldUntil ?? new Date(0);
  return expiresAt !== null && expiresAt < until ? expiresAt : until;
}

export const createAccessBook = (options: AccessBookOptions): AccessBook => new Book(options);
