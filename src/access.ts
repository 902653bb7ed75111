import type { Config } from './config/config.ts';
import { isApiKey } from './domain/credentials/api-key.ts';
import { readAuthorization } from './domain/credentials/authorization.ts';
import { readerOf, type Reader } from './domain/credentials/reader-key.ts';
import type { SecretBox } from './domain/credentials/secret-box.ts';
import { administrator, anonymous } from './domain/principals/viewer.ts';
import { sessionSecretOf } from './domain/sign-in/cookie.ts';
import { hasKey, type Authenticate } from './http/guard/auth.ts';
import { createAccessBook } from './services/access/access-book.ts';
import type { AccessCore } from './services/access/access-core.ts';
import { createAttempts } from './services/access/attempts.ts';
import { createPasswords } from './services/access/passwords.ts';
import { inviteFirstAdministrator } from './services/access/people.ts';
import type { Core } from './services/core.ts';
import type { Stores } from './stores.ts';

/** Who may come in: by ADMIN_KEY, by a stored credential, or without one. */
export interface OpenAccess {
  readonly core: AccessCore;
  readonly authenticate: Authenticate;
  /** Whether callers need a credential now. */
  readonly asksForKey: () => boolean;
  /** Whether everybody needs a credential, for an administrator was made. */
  readonly closed: boolean;
  /** The secret of the invitation of the first administrator; null where somebody is there already. */
  inviteFirst(): Promise<string | null>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface AccessParts {
  readonly core: Core;
  readonly stores: Stores;
  readonly secrets: SecretBox;
  readonly config: Config;
}

/** Tries to sign in by one name from one network, in a quarter of an hour. */
const TRIES = { most: 10, window: 15 * 60_000 };

/** Puts together who may come in. */
export function openAccess({ core, stores, secrets, config: { sessions: spans, adminKey } }: AccessParts): OpenAccess {
  const { models, clock, log, outage } = core;
  const { publisher, subscriber, prefix } = stores;
  const channel = `${prefix}:access`;
  const book = createAccessBook({
    ...{ models, spans, clock, log, outage },
    // Without Redis the other processes see it within a second.
    announce: () => void publisher.publish(channel, '').catch(() => undefined),
  });
  const passwords = createPasswords();
  const attempts = createAttempts({ redis: publisher, prefix, ...TRIES });
  const onMessage = (named: string) => {
    if (named === channel) book.look().catch((error: unknown) => void outage.note(error));
  };
  const asksForKey = () => adminKey !== null || book.closed;
  const access: AccessCore = { models, book, passwords, attempts, secrets, spans, clock, log };
  return {
    core: access,
    get closed() {
      return book.closed;
    },
    inviteFirst: async () => (await inviteFirstAdministrator(access))?.invitation ?? null,
    asksForKey,

    async authenticate(authorization, cookie) {
      const given = readAuthorization(authorization);
      if (given?.scheme === 'bearer' && isApiKey(given.token)) return book.viewerOf(given.token);
      if (adminKey !== null && hasKey(authorization, adminKey)) return administrator;
      const session = authorization === undefined ? sessionSecretOf(cookie) : null;
      const viewer = session === null ? null : await book.viewerOf(session);
      return viewer ?? (asksForKey() ? null : anonymous);
    },

    async start() {
      subscriber.on('message', onMessage);
      subscriber.subscribe(channel).catch((error: unknown) => void outage.note(error));
      await book.start();
    },

    async stop() {
      subscriber.off('message', onMessage);
      book.stop();
      await passwords.stop();
    },
  };
}

/** Who may ask by the query API: the readers of the settings, and the administrator. */
export function readersOf({ adminKey, readKeys }: Config): readonly Reader[] {
  if (adminKey === null) return [];
  const { id, workspace, name } = administrator;
  return [
    { id, workspace, name, key: adminKey, role: administrator.role },
    ...readKeys.map((reader) => readerOf(reader, workspace)),
  ];
}
