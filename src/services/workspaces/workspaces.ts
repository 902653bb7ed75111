import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_PLAN, type CollectionPlan } from '../../domain/collectors/collection-plan.ts';
import type { KeySlot } from '../../domain/credentials/collector-token.ts';
import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import { CommandError } from '../../errors.ts';
import { DEFAULT_WORKSPACE } from '../../models/support/within.ts';
import type { WorkspaceDocument, WorkspaceSettings } from '../../models/workspace.ts';

/** A workspace as collectors know it. */
export interface Workspace {
  /** As documents carry it. */
  readonly workspace: string;
  /** A UUID in lower case. */
  readonly workspaceId: string;
  readonly keys: Readonly<Record<KeySlot, string>>;
  readonly ruleId: string;
  readonly dailyCap: number | null;
  readonly collecting: boolean;
  /** What its agents are told to collect. */
  readonly plan: CollectionPlan;
}

/** Id and primary key that the settings give; they win over what was made. */
export interface GivenWorkspace {
  id: string | null;
  key: string | null;
}

export interface Workspaces {
  /** The workspace as of at most two seconds ago. */
  current(): Promise<Workspace>;
  /** The same without asking again, as last seen. */
  readonly known: Workspace;
  /** Gives a key a new value; the old one, and its tokens, open nothing from then on (in other processes within two seconds). */
  rotate(slot: KeySlot): Promise<Workspace>;
  change(change: { dailyCap?: number | null; collecting?: boolean; plan?: CollectionPlan }): Promise<Workspace>;
}

/** SECRET_KEY is not the one under which the keys were encrypted. */
export class SecretKeyError extends Error {
  override name = 'SecretKeyError';
}

/** How old what is known may be. */
const STALE = 2_000;

/** Opens the installation's workspace, making its id and keys at the first start. */
export async function openWorkspaces(
  settings: WorkspaceSettings,
  box: SecretBox,
  given: GivenWorkspace,
  clock: () => Date,
): Promise<Workspaces> {
  const workspace = DEFAULT_WORKSPACE;
  const sealed = (slot: KeySlot, key: string) => box.seal(`${workspace} ${slot}`, key);
  const newId = given.id ?? randomUUID();
  let document = await settings.ensure({
    _id: workspace,
    workspaceId: newId,
    primaryKey: sealed('primary', given.key ?? newKey()),
    secondaryKey: sealed('secondary', newKey()),
    ruleId: ruleIdOf(newId),
    dailyCap: null,
    collecting: true,
  });
  let known = opened(document);
  const differs = {
    ...(given.id !== null && given.id !== known.workspaceId ? { workspaceId: given.id } : {}),
    ...(given.key !== null && given.key !== known.keys.primary ? { primaryKey: sealed('primary', given.key) } : {}),
  };
  if (Object.keys(differs).length > 0) {
    await settings.change(workspace, differs);
    document = { ...document, ...differs };
    known = opened(document);
  }
  let readAt = clock().getTime();
  let reading: Promise<Workspace> | null = null;
  let changes = 0;

  function opened(found: WorkspaceDocument): Workspace {
    const primary = box.open(`${workspace} primary`, found.primaryKey);
    const secondary = box.open(`${workspace} secondary`, found.secondaryKey);
    if (primary === null || secondary === null) {
      throw new SecretKeyError(
        'SECRET_KEY is not the one with which the keys of this installation were encrypted. Set SECRET_KEY to that one, ' +
          'or use the DATA_DIR that holds it in the file secret-key.',
      );
    }
    return {
      workspace,
      workspaceId: found.workspaceId,
      keys: { primary, secondary },
      ruleId: found.ruleId,
      dailyCap: found.dailyCap,
      collecting: found.collecting,
      plan: found.plan ?? DEFAULT_PLAN,
    };
  }

  async function read(): Promise<Workspace> {
    const asOf = changes;
    const found = await settings.byWorkspace(workspace);
    // what was read before a change is not kept as if it were read after it: a key that was taken back would open again
    if (asOf !== changes) return found ? opened(found) : known;
    if (found) known = opened(found);
    readAt = clock().getTime();
    return known;
  }

  return {
    get known() {
      return known;
    },
    async current() {
      if (Math.abs(clock().getTime() - readAt) < STALE) return known;
      return (reading ??= read().finally(() => (reading = null)));
    },
    async rotate(slot) {
      if (slot === 'primary' && given.key !== null) {
        throw new CommandError('INVALID', 'SECONDARY, for WORKSPACE_KEY sets the primary key', ['input', 'key']);
      }
      const change = { [slot === 'primary' ? 'primaryKey' : 'secondaryKey']: sealed(slot, newKey()) };
      await settings.change(workspace, change);
      changes += 1;
      return read();
    },
    async change(change) {
      await settings.change(workspace, change);
      changes += 1;
      return read();
    },
  };
}

/** 64 random bytes, as Log Analytics makes them. */
function newKey(): string {
  return randomBytes(64).toString('base64');
}

/** A rule's id as Azure writes one. It stays when the workspace is given another id, for clients are configured with it. */
function ruleIdOf(workspaceId: string): string {
  return `dcr-${createHash('sha256').update(`rule ${workspaceId}`).digest('hex').slice(0, 32)}`;
}
