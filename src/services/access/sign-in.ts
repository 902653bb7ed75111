import { randomUUID } from 'node:crypto';
import { hashOfSecret, makeSecret } from '../../domain/credentials/api-key.ts';
import { networkOf } from '../../domain/net/network.ts';
import { stepOfCode } from '../../domain/sign-in/totp.ts';
import { foldName } from '../../domain/text/names.ts';
import { plus } from '../../domain/time/moments.ts';
import type { PersonDocument } from '../../models/person.ts';
import type { SessionDocument } from '../../models/session.ts';
import type { AccessCore } from './access-core.ts';

/** From where somebody signs in. */
export interface SignInPlace {
  readonly address: string;
  /** What the browser says of itself. */
  readonly device: string;
}

/** What somebody who signs in shows. */
export interface GivenSignIn {
  readonly name: string;
  readonly password: string;
  /** The one-time code; null where none was given. */
  readonly code: string | null;
}

/** How a try to sign in ended. `refused` does not say what was wrong: whether there is such a person is nobody's business. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly person: PersonDocument; readonly secret: string }
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many'; readonly retryAfter: number };

const LONGEST = 200;

/**
 * Signs somebody in by name, password and, where they have set it up, a one-time code. Tries are counted by name and network together: who
 * guesses a name's password from elsewhere does not lock its owner out. Throws a `TooManyPasswordsError`.
 */
export async function signIn(core: AccessCore, given: GivenSignIn, place: SignInPlace): Promise<SignInOutcome> {
  const { models, passwords, attempts } = core;
  const { name, password, code } = given;
  if (name.length > LONGEST || password.length > LONGEST) return { kind: 'refused' };
  const nameKey = foldName(name);
  const tries = hashOfSecret(JSON.stringify([nameKey, networkOf(place.address)]));
  const retryAfter = await attempts.take(tries);
  if (retryAfter !== null) return { kind: 'too-many', retryAfter };
  const person = await models.people.ofName(nameKey);
  const isKnown = person !== null && person.disabledAt === null;
  const fits = await passwords.verify(password, isKnown ? person.password : null);
  if (!fits || person === null) return { kind: 'refused' };
  if (person.totp !== null) {
    if (code === null) return { kind: 'code-needed' };
    if (!(await takeCode(core, person, code))) return { kind: 'refused' };
  }
  await attempts.forget(tries);
  return { kind: 'signed-in', person, secret: await beginSession(core, person, place) };
}

/** Whether a one-time code is good; a good one is good once. */
async function takeCode(
  { models, secrets, clock }: AccessCore,
  person: PersonDocument,
  code: string,
): Promise<boolean> {
  const secret = secrets.open(totpName(person), person.totp!);
  const step = secret === null ? null : stepOfCode(secret, code, clock());
  return step !== null && models.people.takeStep(person.workspace, person._id, step);
}

/** Under this name the secret of somebody's one-time codes is sealed. */
export const totpName = ({ _id }: Pick<PersonDocument, '_id'>): string => `totp ${_id}`;

/** Begins a session, with a secret of its own; answers the secret, which only the cookie holds. */
export async function beginSession(
  { models, spans, clock }: AccessCore,
  { _id: personId, workspace }: PersonDocument,
  { address, device }: SignInPlace,
): Promise<string> {
  const secret = makeSecret('session');
  const now = clock();
  const session: SessionDocument = {
    ...{
      _id: randomUUID(),
      workspace,
      hash: hashOfSecret(secret),
      personId,
      device: device.slice(0, LONGEST),
      address,
    },
    ...{ createdAt: now, seenAt: now, expiresAt: plus(now, spans.most) },
  };
  await models.sessions.insert(session);
  await models.people.change(workspace, personId, { lastSignInAt: now });
  return secret;
}

/** Ends the session of a cookie, if there is one. */
export async function signOut({ models, book }: AccessCore, secret: string): Promise<void> {
  const session = await models.sessions.ofCredential(hashOfSecret(secret));
  if (session === null) return;
  await models.sessions.remove(session.workspace, session.personId, session._id);
  await book.changed();
}
