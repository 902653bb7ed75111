import { createHash, randomBytes } from 'node:crypto';
import { DEFAULT_PLAN, type CollectionPlan } from '../../domain/collectors/collection-plan.ts';
import type { OwnCalendar } from '../../domain/sites/calendar.ts';
import type { KeySlot } from '../../domain/credentials/collector-token.ts';
import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import type { WorkspaceDocument } from '../../models/workspace.ts';
import { SettingError } from '../../errors.ts';

/** A workspace as collectors know it. */
export interface Workspace {
  /** Its name, as documents carry it. */
  readonly workspace: string;
  /** A UUID in lower case: what callers name it by. */
  readonly workspaceId: string;
  readonly keys: Readonly<Record<KeySlot, string>>;
  readonly ruleId: string;
  /** Bytes of records a day; null for no cap. */
  readonly dailyCap: number | null;
  readonly collecting: boolean;
  /** What its agents are told to collect. */
  readonly plan: CollectionPlan;
  /** What is set for rooms whose site, building and room have nothing. */
  readonly calendar: OwnCalendar;
}

/** A key of a workspace as it is stored. */
export function sealKey(box: SecretBox, workspace: string, slot: KeySlot, key: string): string {
  return box.seal(`${workspace} ${slot}`, key);
}

/** A workspace as stored, with its keys opened. Throws a `SettingError`. */
export function openDocument(box: SecretBox, document: WorkspaceDocument): Workspace {
  const primary = box.open(`${document._id} primary`, document.primaryKey);
  const secondary = box.open(`${document._id} secondary`, document.secondaryKey);
  if (primary === null || secondary === null) {
    throw new SettingError(
      'SECRET_KEY is not the one with which the keys of this installation were encrypted. Set SECRET_KEY to that one, ' +
        'or use the DATA_DIR that holds it in the file secret-key.',
    );
  }
  return {
    workspace: document._id,
    workspaceId: document.workspaceId,
    keys: { primary, secondary },
    ruleId: document.ruleId,
    dailyCap: document.dailyCap,
    collecting: document.collecting,
    plan: document.plan ?? DEFAULT_PLAN,
    calendar: document.calendar ?? {},
  };
}

/** A workspace that is not stored yet. */
export function newDocument(
  box: SecretBox,
  workspace: string,
  { workspaceId, primaryKey = newKey() }: { workspaceId: string; primaryKey?: string | undefined },
): WorkspaceDocument {
  return {
    _id: workspace,
    workspaceId,
    primaryKey: sealKey(box, workspace, 'primary', primaryKey),
    secondaryKey: sealKey(box, workspace, 'secondary', newKey()),
    ruleId: ruleIdOf(workspaceId),
    dailyCap: null,
    collecting: true,
  };
}

/** 64 random bytes, as Log Analytics makes them. */
export function newKey(): string {
  return randomBytes(64).toString('base64');
}

/** A rule's id as Azure writes one. It stays when the workspace is given another id, for clients are configured with it. */
function ruleIdOf(workspaceId: string): string {
  return `dcr-${createHash('sha256').update(`rule ${workspaceId}`).digest('hex').slice(0, 32)}`;
}
