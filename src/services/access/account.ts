import { makeTotpSecret, stepOfCode, totpAddress } from '../../domain/sign-in/totp.ts';
import { passwordProblem } from '../../domain/sign-in/password.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import { CommandError } from '../../errors.ts';
import type { PersonDocument } from '../../models/person.ts';
import type { AccessCore } from './access-core.ts';
import { totpName } from './sign-in.ts';

/** Somebody who is signed in, at their own account. */
export interface AccountHolder {
  readonly workspace: string;
  readonly personId: string;
  readonly sessionId: string;
}

/** Who is signed in, of a viewer; a key or ADMIN_KEY has no account. Throws a `CommandError`. */
export function holderOfAccount(viewer: Viewer): AccountHolder {
  const { workspace, session } = viewer;
  if (!session) throw new CommandError('INVALID', 'somebody who is signed in', ['input'], 'a key');
  return { workspace, personId: session.personId, sessionId: session.id };
}

/** Ends one of one's own sessions. Throws a `CommandError`. */
export async function endSession({ models, book }: AccessCore, holder: AccountHolder, id: string): Promise<void> {
  if (!(await models.sessions.remove(holder.workspace, holder.personId, id))) {
    throw new CommandError('NOT_FOUND', 'the id of a session of yours', ['input', 'sessionId']);
  }
  await book.changed();
}

/** Ends all of one's sessions, this one too. */
export async function signOutEverywhere({ models, book }: AccessCore, holder: AccountHolder): Promise<number> {
  const ended = await models.sessions.removeOfPerson(holder.workspace, holder.personId);
  await book.changed();
  return ended;
}

/** Changes one's password; all other sessions end. Throws a `CommandError` and a `TooManyPasswordsError`. */
export async function changePassword(
  core: AccessCore,
  holder: AccountHolder,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<void> {
  const { models, passwords, book } = core;
  const person = await personOf(core, holder);
  await proveOneself(core, person, current);
  const problem = passwordProblem(password, person.name);
  if (problem !== null) throw new CommandError('INVALID', problem, ['input', 'password'], 'another one');
  await models.people.change(holder.workspace, person._id, { password: await passwords.hash(password) });
  for (const { _id } of await models.sessions.ofPerson(holder.workspace, person._id)) {
    if (_id !== holder.sessionId) await models.sessions.remove(holder.workspace, person._id, _id);
  }
  await book.changed();
}

/** A new secret of one-time codes, which counts once a code of it was shown. Throws a `CommandError`. */
export async function beginTotp(
  core: AccessCore,
  holder: AccountHolder,
  current: string,
): Promise<{ readonly secret: string; readonly address: string }> {
  const person = await personOf(core, holder);
  await proveOneself(core, person, current);
  const secret = makeTotpSecret();
  const totpPending = core.secrets.seal(totpName(person), secret);
  await core.models.people.change(holder.workspace, person._id, { totpPending });
  return { secret, address: totpAddress(secret, person.name) };
}

/** From now on one's sign-in asks for a code, too. Throws a `CommandError`. */
export async function confirmTotp(core: AccessCore, holder: AccountHolder, code: string): Promise<void> {
  const person = await personOf(core, holder);
  const secret = person.totpPending && core.secrets.open(totpName(person), person.totpPending);
  const step = secret ? stepOfCode(secret, code, core.clock()) : null;
  if (step === null) throw new CommandError('INVALID', 'a code of the new secret', ['input', 'code'], 'another one');
  await core.models.people.change(holder.workspace, person._id, {
    ...{ totp: person.totpPending, totpPending: null, totpStep: step },
  });
}

async function personOf({ models }: AccessCore, { workspace, personId }: AccountHolder): Promise<PersonDocument> {
  const person = await models.people.byId(workspace, personId);
  if (person === null) throw new CommandError('NOT_FOUND', 'an account that is still there', ['input']);
  return person;
}

/** What changes how one comes in asks for the password again: a browser may be left alone. Tries are counted. */
async function proveOneself(core: AccessCore, { _id, password }: PersonDocument, given: string): Promise<void> {
  const refusal = new CommandError('INVALID', 'your present password', ['input', 'current'], 'another one');
  if ((await core.attempts.take(`account ${_id}`)) !== null) throw refusal;
  if (!(await core.passwords.verify(given.slice(0, 200), password))) throw refusal;
  await core.attempts.forget(`account ${_id}`);
}
