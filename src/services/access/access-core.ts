import type { SecretBox } from '../../domain/credentials/secret-box.ts';
import type { SessionSpans } from '../../domain/sign-in/session-ends.ts';
import type { Logger } from '../../logger.ts';
import type { Models } from '../../models/index.ts';
import type { AccessBook } from './access-book.ts';
import type { Attempts } from './attempts.ts';
import type { PasswordHashes } from './passwords.ts';

/** What the use cases of people, keys and sessions work with. */
export interface AccessCore {
  readonly models: Pick<Models, 'apiKeys' | 'people' | 'sessions' | 'installation'>;
  readonly book: AccessBook;
  readonly passwords: PasswordHashes;
  /** Bounds tries to sign in. */
  readonly attempts: Attempts;
  readonly secrets: SecretBox;
  readonly spans: SessionSpans;
  readonly clock: () => Date;
  readonly log: Logger;
}
