import { createHash, randomUUID } from 'node:crypto';
import { KEY_SLOTS, type KeySlot } from '../../domain/credentials/collector-token.ts';
import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import { isWorkspaceName } from '../../domain/workspaces/workspace-name.ts';
import { CommandError } from '../../errors.ts';
import type { WorkspaceDocument, WorkspaceSettings } from '../../models/workspace.ts';
import { newDocument, newKey, openDocument, sealKey, type Workspace } from './workspace.ts';

/** What may be changed of a workspace. */
export type WorkspaceMembers = Partial<Pick<Workspace, 'dailyCap' | 'collecting' | 'plan' | 'calendar'>>;

/**
 * All workspaces of the installation, by whatever a caller may name one. Each is as of at most two seconds ago: they are read together,
 * however many there are and are asked for, and at once after a change of this process.
 */
export interface Workspaces {
  /** The workspace of a name that a document or principal carries. Throws where there is none. */
  get(workspace: string): Promise<Workspace>;
  /** The workspace of a public id, in lower case; null for an unknown one. */
  byPublicId(workspaceId: string): Promise<Workspace | null>;
  /** The workspace that a collector's key opens, and which key that is; null for a text that is no key. */
  byKey(key: string): Promise<{ readonly workspace: Workspace; readonly slot: KeySlot } | null>;
  all(): Promise<readonly Workspace[]>;
  /** Makes a workspace with new keys, unless it is there. Throws a `CommandError`. */
  create(workspace: string, given?: { readonly id?: string; readonly key?: string }): Promise<Workspace>;
  /** Gives a key a new value; the old one, and its tokens, open nothing from then on (in other processes within two seconds). */
  rotate(workspace: string, slot: KeySlot): Promise<Workspace>;
  change(workspace: string, change: WorkspaceMembers): Promise<Workspace>;
}

/** Id and primary key that the settings give to the first workspace; they win over what was made. */
export interface GivenWorkspace {
  readonly id: string | null;
  readonly key: string | null;
}

/** How old what is known may be, in milliseconds. */
const STALE = 2_000;
/** All are kept in memory and read at once. */
const MOST_WORKSPACES = 1_000;

/** All workspaces as they were read at one moment. */
class Snapshot {
  readonly byName: ReadonlyMap<string, Workspace>;
  readonly byPublicId: ReadonlyMap<string, Workspace>;
  /** By a hash of the key, so that the time of a look-up tells nothing of the keys. */
  readonly byKeyHash: ReadonlyMap<string, { workspace: Workspace; slot: KeySlot }>;

  constructor(workspaces: readonly Workspace[]) {
    this.byName = new Map(workspaces.map((one) => [one.workspace, one]));
    this.byPublicId = new Map(workspaces.map((one) => [one.workspaceId, one]));
    this.byKeyHash = new Map(
      workspaces.flatMap((workspace) =>
        KEY_SLOTS.map((slot) => [hashOf(workspace.keys[slot]), { workspace, slot }] as const),
      ),
    );
  }
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('base64');

class WorkspaceRegistry implements Workspaces {
  private snapshot = new Snapshot([]);
  private readAt = -Infinity;
  private reading: Promise<Snapshot> | null = null;
  private changes = 0;
  /** Opened workspaces by what is stored of them: keys are decrypted once. */
  private opened = new Map<string, { readonly stored: string; readonly workspace: Workspace }>();

  private readonly settings: WorkspaceSettings;
  private readonly box: SecretBox;
  private readonly clock: () => Date;
  /** The workspace whose primary key the settings give; null where they give none. */
  private readonly fixed: string | null;

  constructor(settings: WorkspaceSettings, box: SecretBox, clock: () => Date, fixed: string | null) {
    this.settings = settings;
    this.box = box;
    this.clock = clock;
    this.fixed = fixed;
  }

  async get(workspace: string): Promise<Workspace> {
    const found = (await this.current()).byName.get(workspace) ?? (await this.read()).byName.get(workspace);
    if (!found) throw new Error(`There is no workspace ${workspace}.`);
    return found;
  }

  async byPublicId(workspaceId: string): Promise<Workspace | null> {
    return (await this.current()).byPublicId.get(workspaceId) ?? null;
  }

  async byKey(key: string): Promise<{ workspace: Workspace; slot: KeySlot } | null> {
    return (await this.current()).byKeyHash.get(hashOf(key)) ?? null;
  }

  async all(): Promise<readonly Workspace[]> {
    return [...(await this.current()).byName.values()];
  }

  async create(workspace: string, { id, key }: { id?: string; key?: string } = {}): Promise<Workspace> {
    if (!isWorkspaceName(workspace)) {
      throw new CommandError('INVALID', '1 to 64 lower-case letters, digits and hyphens', ['input', 'name']);
    }
    const { byName } = await this.read();
    if (!byName.has(workspace) && byName.size >= MOST_WORKSPACES) {
      throw new CommandError('LIMIT', `at most ${MOST_WORKSPACES} workspaces`, ['input', 'name']);
    }
    await this.settings.ensure(newDocument(this.box, workspace, { workspaceId: id ?? randomUUID(), primaryKey: key }));
    return this.readChanged(workspace);
  }

  async rotate(workspace: string, slot: KeySlot): Promise<Workspace> {
    if (slot === 'primary' && workspace === this.fixed) {
      throw new CommandError('INVALID', 'SECONDARY, for WORKSPACE_KEY sets the primary key', ['input', 'key']);
    }
    return this.store(workspace, keyMember(this.box, workspace, slot, newKey()));
  }

  change(workspace: string, change: WorkspaceMembers): Promise<Workspace> {
    return this.store(workspace, change);
  }

  async store(workspace: string, change: Partial<WorkspaceDocument>): Promise<Workspace> {
    await this.settings.change(workspace, change);
    return this.readChanged(workspace);
  }

  private async readChanged(workspace: string): Promise<Workspace> {
    this.changes += 1;
    const found = (await this.read()).byName.get(workspace);
    if (!found) throw new Error(`There is no workspace ${workspace}.`);
    return found;
  }

  private current(): Promise<Snapshot> {
    if (Math.abs(this.clock().getTime() - this.readAt) < STALE) return Promise.resolve(this.snapshot);
    return (this.reading ??= this.read().finally(() => (this.reading = null)));
  }

  private async read(): Promise<Snapshot> {
    const asOf = this.changes;
    const documents = await this.settings.all();
    const snapshot = new Snapshot(documents.map((document) => this.open(document)));
    // What was read before a change is not kept as if it were read after it: a key that was taken back would open again.
    if (asOf !== this.changes) return snapshot;
    this.snapshot = snapshot;
    this.readAt = this.clock().getTime();
    return snapshot;
  }

  private open(document: WorkspaceDocument): Workspace {
    const stored = JSON.stringify(document);
    const known = this.opened.get(document._id);
    if (known?.stored === stored) return known.workspace;
    const workspace = openDocument(this.box, document);
    this.opened.set(document._id, { stored, workspace });
    return workspace;
  }
}

const keyMember = (box: SecretBox, workspace: string, slot: KeySlot, key: string): Partial<WorkspaceDocument> => ({
  [slot === 'primary' ? 'primaryKey' : 'secondaryKey']: sealKey(box, workspace, slot, key),
});

/**
 * Opens the installation's workspaces. The first one is made at the first start; `given` sets its id and primary key.
 * Throws a `SettingError`.
 */
export async function openWorkspaces(
  settings: WorkspaceSettings,
  box: SecretBox,
  { name, given }: { name: string; given: GivenWorkspace },
  clock: () => Date,
): Promise<Workspaces> {
  const registry = new WorkspaceRegistry(settings, box, clock, given.key === null ? null : name);
  const first = await registry.create(name, {
    ...(given.id === null ? {} : { id: given.id }),
    ...(given.key === null ? {} : { key: given.key }),
  });
  const differs = {
    ...(given.id !== null && given.id !== first.workspaceId ? { workspaceId: given.id } : {}),
    ...(given.key !== null && given.key !== first.keys.primary ? keyMember(box, name, 'primary', given.key) : {}),
  };
  if (Object.keys(differs).length > 0) await registry.store(name, differs);
  return registry;
}
