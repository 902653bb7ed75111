import { randomUUID } from 'node:crypto';
import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import { webhookUrlProblem, type AllowedTarget } from '../../domain/net/webhook-target.ts';
import { readAddresses } from '../../domain/notices/addresses.ts';
import type { PayloadFormat } from '../../domain/notices/formats/index.ts';
import { DEFAULT_GROUP } from '../../domain/notices/route.ts';
import { newWebhookSecret } from '../../domain/notices/sign-webhook.ts';
import { foldName } from '../../domain/text/names.ts';
import { CommandError } from '../../errors.ts';
import type { ActionGroupDocument, WebhookTarget } from '../../models/action-group.ts';
import type { Core } from '../core.ts';
import {
  findActionGroup,
  readActionGroups,
  shownGroup,
  storedGroupId,
  type ShownActionGroup,
} from './read-action-groups.ts';
import { readRoutes } from './read-routes.ts';
import { webhookSecretName } from './webhook-secret.ts';

const LIMITS = { groups: 200, name: 100, addresses: 100, webhooks: 20 } as const;

/** What the commands need beside the core. */
export interface NoticeCommands {
  readonly secrets: SecretBox;
  readonly targets: readonly AllowedTarget[];
  readonly publicUrl: URL | null;
}

export interface ActionGroupInput {
  /** Null for a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly webhooks: readonly { readonly id: string | null; readonly url: string; readonly format: PayloadFormat }[];
}

interface GroupEditor {
  readonly workspace: string;
  readonly name: string;
}

export interface SavedActionGroup {
  readonly actionGroup: ShownActionGroup;
  /** Secrets of new webhooks: they are shown once. */
  readonly secrets: readonly { readonly webhookId: string; readonly secret: string }[];
}

/** Makes an action group or replaces one. Throws a `CommandError`. */
export async function saveActionGroup(
  core: Core,
  commands: NoticeCommands,
  editor: GroupEditor,
  input: ActionGroupInput,
): Promise<SavedActionGroup> {
  const { actionGroups } = core.models;
  const { workspace } = editor;
  const before = input.id === null ? null : await findActionGroup(core, workspace, input.id);
  if (input.id !== null && before === null) throw actionGroupNotFound();
  const all = await readActionGroups(core, workspace);
  if (before === null && all.length >= LIMITS.groups)
    throw new CommandError('LIMIT', `at most ${LIMITS.groups} action groups`, ['input', 'name']);
  const name = nameOf(input, before);
  if (all.some((group) => group.id !== before?.id && group.nameKey === foldName(name))) throw taken();
  const [to, cc, bcc] = [addresses('to', input.to), addresses('cc', input.cc), addresses('bcc', input.bcc)];
  if (to.length + cc.length + bcc.length > LIMITS.addresses)
    throw new CommandError('INVALID', `at most ${LIMITS.addresses} addresses`, ['input', 'to']);
  const { webhooks, secrets } = webhooksOf(commands, input, before);
  const now = core.clock();
  const isStored = before !== null && before.revision > 0;
  const document: ActionGroupDocument = {
    ...{ _id: storedGroupId(workspace, before?.id ?? randomUUID()), workspace, name, nameKey: foldName(name) },
    ...{ to, cc, bcc, webhooks, createdAt: before?.createdAt ?? now, updatedAt: now, updatedBy: editor.name },
    revision: (before?.revision ?? 0) + 1,
  };
  const saved = isStored ? await actionGroups.replace(document) : await actionGroups.insert(document);
  if (!saved && isStored) return saveActionGroup(core, commands, editor, input);
  if (!saved) throw taken();
  return { actionGroup: shownGroup(document), secrets };
}

/** Deletes an action group that no route names. Throws a `CommandError`. */
export async function deleteActionGroup(core: Core, workspace: string, id: string): Promise<void> {
  const field = ['input', 'actionGroupId'];
  if (id === DEFAULT_GROUP) throw new CommandError('INVALID', 'another one than `default`', field);
  const { routes } = await readRoutes(core, workspace);
  const route = routes.find(({ actionGroups }) => actionGroups.includes(id));
  if (route)
    throw new CommandError('INVALID', 'an action group that no route names', field, `one of the route ${route.name}`);
  if (!(await core.models.actionGroups.remove(workspace, id))) throw actionGroupNotFound();
}

export function actionGroupNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of an action group', ['input', 'actionGroupId']);
}

const taken = () => new CommandError('TAKEN', 'a name that no other action group has', ['input', 'name']);

function nameOf({ name }: ActionGroupInput, before: ShownActionGroup | null): string {
  const trimmed = name.trim();
  if (before?.id === DEFAULT_GROUP && trimmed !== DEFAULT_GROUP)
    throw new CommandError('INVALID', 'the name `default`, which this one keeps', ['input', 'name']);
  if (trimmed.length >= 1 && trimmed.length <= LIMITS.name) return trimmed;
  throw new CommandError('INVALID', `a name of 1 to ${LIMITS.name} characters`, ['input', 'name']);
}

function addresses(field: 'to' | 'cc' | 'bcc', texts: readonly string[]): string[] {
  const found = texts.map((text) => {
    const read = readAddresses(text);
    if (read === null)
      throw new CommandError('INVALID', 'addresses such as ann@example.com', ['input', field], JSON.stringify(text));
    return read;
  });
  return [...new Set(found.flat())];
}

function webhooksOf(
  { secrets, targets }: NoticeCommands,
  { webhooks }: ActionGroupInput,
  before: ShownActionGroup | null,
): { webhooks: WebhookTarget[]; secrets: { webhookId: string; secret: string }[] } {
  if (webhooks.length > LIMITS.webhooks)
    throw new CommandError('INVALID', `at most ${LIMITS.webhooks} webhooks`, ['input', 'webhooks']);
  const added: { webhookId: string; secret: string }[] = [];
  const next = webhooks.map(({ id, url, format }, index): WebhookTarget => {
    const field = ['input', 'webhooks', String(index)];
    const problem = webhookUrlProblem(url, targets);
    if (problem !== null) throw new CommandError('INVALID', problem, [...field, 'url'], JSON.stringify(url));
    const known = before?.webhooks.find((each) => each.id === id);
    if (id !== null && !known)
      throw new CommandError('NOT_FOUND', 'a webhook of this action group', [...field, 'webhookId']);
    const enabled = { disabledAt: null, disabledBecause: null, failingSince: null };
    if (known) return { ...known, ...enabled, url, format };
    const webhookId = randomUUID();
    const secret = newWebhookSecret();
    added.push({ webhookId, secret });
    return { id: webhookId, url, format, sealedSecret: secrets.seal(webhookSecretName(webhookId), secret), ...enabled };
  });
  return { webhooks: next, secrets: added };
}
