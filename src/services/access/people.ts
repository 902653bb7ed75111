import { randomUUID } from 'node:crypto';
import { hashOfSecret, isSecret, makeSecret } from '../../domain/credentials/api-key.ts';
import { ROLES_OF_PEOPLE, type GivenGrant } from '../../domain/principals/grant.ts';
import { serverItself, type Viewer } from '../../domain/principals/viewer.ts';
import { passwordProblem } from '../../domain/sign-in/password.ts';
import { hasControls } from '../../domain/text/controls.ts';
import { foldName } from '../../domain/text/names.ts';
import { plus } from '../../domain/time/moments.ts';
import { DEFAULT_WORKSPACE } from '../../domain/workspaces/workspace-name.ts';
import { CommandError } from '../../errors.ts';
import type { PersonDocument } from '../../models/person.ts';
import type { AccessCore } from './access-core.ts';
import { checkGrant } from './api-keys.ts';

/** A person with the secret of the link by which they set their password: it is shown this once. */
export interface InvitedPerson {
  readonly person: PersonDocument;
  readonly invitation: string;
}

/** What inviting and resetting need. */
export type PeopleCore = Pick<AccessCore, 'models' | 'clock'> & { readonly book: Pick<AccessCore['book'], 'changed'> };

const MOST_PEOPLE = 10_000;
const MAX_NAME = 200;
const INVITED_FOR = 7 * 24 * 60 * 60_000;

/** Invites somebody: whoever opens the link sets the password. Throws a `CommandError`. */
export async function invitePerson(
  core: PeopleCore,
  given: GivenGrant & { readonly name: string },
  giver: Viewer,
): Promise<InvitedPerson> {
  const { people } = core.models;
  const name = given.name.trim();
  if (name === '' || name.length > MAX_NAME || hasControls(name)) {
    throw new CommandError('INVALID', `a name of 1 to ${MAX_NAME} characters`, ['input', 'name']);
  }
  const grant = checkGrant(given, ROLES_OF_PEOPLE, giver);
  if ((await people.count(giver.workspace)) >= MOST_PEOPLE) {
    throw new CommandError('LIMIT', `at most ${MOST_PEOPLE} people`, ['input', 'name']);
  }
  const invitation = makeSecret('invitation');
  const now = core.clock();
  const person: PersonDocument = {
    ...{ _id: randomUUID(), workspace: giver.workspace, name, nameKey: foldName(name), ...grant },
    ...{ password: null, totp: null, totpPending: null, totpStep: null },
    ...{ invitation: hashOfSecret(invitation), invitedUntil: plus(now, INVITED_FOR) },
    ...{ disabledAt: null, createdAt: now, createdBy: giver.name, lastSignInAt: null },
  };
  if (!(await people.insert(person))) throw new CommandError('TAKEN', 'a name that nobody else has', ['input', 'name']);
  return { person, invitation };
}

/** Invites the first administrator, where nobody is there yet; null where somebody is. */
export async function inviteFirstAdministrator(core: PeopleCore): Promise<InvitedPerson | null> {
  if ((await core.models.people.count(DEFAULT_WORKSPACE)) > 0) return null;
  try {
    const given = { name: 'administrator', role: 'ADMINISTRATOR' };
    return await invitePerson(core, given, serverItself(DEFAULT_WORKSPACE, 'first start'));
  } catch (error) {
    // Another process was faster: its link is the one.
    if (error instanceof CommandError && error.code === 'TAKEN') return null;
    throw error;
  }
}

/** Changes what somebody may do. Throws a `CommandError`. */
export async function updatePerson(
  core: AccessCore,
  { id, ...given }: GivenGrant & { readonly id: string },
  giver: Viewer,
): Promise<PersonDocument> {
  refuseOneself(id, giver);
  const grant = checkGrant(given, ROLES_OF_PEOPLE, giver);
  return change(core, giver.workspace, id, grant);
}

/** Lets somebody in no more, or again; their sessions end. Throws a `CommandError`. */
export async function disablePerson(
  core: PeopleCore,
  { id, disabled }: { readonly id: string; readonly disabled: boolean },
  giver: Viewer,
): Promise<PersonDocument> {
  refuseOneself(id, giver);
  const { workspace } = giver;
  const changed = await change(core, workspace, id, { disabledAt: disabled ? core.clock() : null });
  if (disabled) await core.models.sessions.removeOfPerson(workspace, id);
  return changed;
}

/** Takes password and one-time codes from somebody, whose sessions end, and makes a link for a new password. Throws a `CommandError`. */
export async function resetPerson(core: PeopleCore, workspace: string, id: string): Promise<InvitedPerson> {
  const invitation = makeSecret('invitation');
  const person = await change(core, workspace, id, {
    ...{ password: null, totp: null, totpPending: null, disabledAt: null },
    ...{ invitation: hashOfSecret(invitation), invitedUntil: plus(core.clock(), INVITED_FOR) },
  });
  await core.models.sessions.removeOfPerson(workspace, id);
  return { person, invitation };
}

/** Removes somebody for good. Throws a `CommandError`. */
export async function deletePerson(core: AccessCore, id: string, giver: Viewer): Promise<void> {
  refuseOneself(id, giver);
  const { people, sessions } = core.models;
  if (!(await people.remove(giver.workspace, id))) throw personNotFound();
  await sessions.removeOfPerson(giver.workspace, id);
  await core.book.changed();
}

/**
 * Sets the password of whoever holds the link of an invitation; the link is good once. The first administrator closes an installation on
 * which nobody needed a credential. Throws a `CommandError`.
 */
export async function acceptInvitation(core: AccessCore, secret: string, password: string): Promise<PersonDocument> {
  const { people, installation } = core.models;
  const hash = hashOfSecret(secret);
  const person = isSecret('invitation', secret) ? await people.ofCredential(hash) : null;
  const now = core.clock();
  if (person === null || person.disabledAt !== null || (person.invitedUntil ?? now) <= now) throw noInvitation();
  const problem = passwordProblem(password, person.name);
  if (problem !== null) throw new CommandError('INVALID', problem, ['input', 'password'], 'another one');
  const hashed = await core.passwords.hash(password);
  // Closed first: a crash in between leaves nobody in without a credential, and the link good.
  if (person.role === 'ADMINISTRATOR' && person.workspace === DEFAULT_WORKSPACE) await installation.close(now);
  if (!(await people.takeInvitation(person.workspace, hash, { password: hashed }))) throw noInvitation();
  await core.book.changed();
  return person;
}

async function change(
  core: PeopleCore,
  workspace: string,
  id: string,
  members: Partial<PersonDocument>,
): Promise<PersonDocument> {
  const { people } = core.models;
  if (!(await people.change(workspace, id, members))) throw personNotFound();
  await core.book.changed();
  const found = await people.byId(workspace, id);
  if (found === null) throw personNotFound();
  return found;
}

/** Nobody takes the last way in from themselves by mistake. */
function refuseOneself(id: string, { id: own }: Viewer): void {
  if (own === `person/${id}`) throw new CommandError('INVALID', 'somebody else than yourself', ['input', 'id']);
}

export const personNotFound = () => new CommandError('NOT_FOUND', 'the id of a person', ['input', 'id']);
const noInvitation = () =>
  new CommandError('NOT_FOUND', 'the link of an invitation that is still good', ['input', 'invitation'], 'another one');
