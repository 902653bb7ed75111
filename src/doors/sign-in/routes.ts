import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { endedCookies, sessionCookie, sessionSecretOf } from '../../domain/sign-in/cookie.ts';
import { hostName, isLoopback } from '../../domain/net/host.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { CommandError } from '../../errors.ts';
import type { PersonDocument } from '../../models/person.ts';
import type { AccessCore } from '../../services/access/access-core.ts';
import { TooManyPasswordsError } from '../../services/access/passwords.ts';
import { acceptInvitation } from '../../services/access/people.ts';
import { beginSession, signIn, signOut } from '../../services/access/sign-in.ts';
import type { Door, DoorOptions } from '../door.ts';
import { PAGE, PAGE_POLICY, PAGE_SCRIPT, PAGE_STYLE } from './page.ts';

/** Where people sign in and out: a plain page, and what it asks. */
export const signInDoor: Door = { bodies: 'json', addRoutes };

const BODY_LIMIT = 16 * 1024;
const BUSY_SECONDS = 5;

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const WRONG: Refused = { status: 401, code: 'UNAUTHENTICATED', message: 'Name, password or code are not right.' };
const CODE_NEEDED: Refused = { status: 401, code: 'CODE_NEEDED', message: 'Enter the code of your authenticator app.' };
const INSECURE: Refused = {
  status: 403,
  code: 'INSECURE',
  message:
    'Signing in over plain HTTP would show the password to the network. Set TLS_CERT and TLS_KEY, or name the proxy that has TLS in TRUSTED_PROXIES.',
};

function addRoutes(app: FastifyInstance, { access }: DoorOptions): void {
  const page = { config: { page: true } };
  app.get('/sign-in', page, (_request, reply) => sendFile(reply, 'text/html', PAGE));
  app.get('/sign-in/page.js', page, (_request, reply) => sendFile(reply, 'text/javascript', PAGE_SCRIPT));
  app.get('/sign-in/page.css', page, (_request, reply) => sendFile(reply, 'text/css', PAGE_STYLE));

  const route = { config: { open: true }, bodyLimit: BODY_LIMIT };
  app.post('/sign-in', route, (request, reply) =>
    guarded(request, reply, async () => {
      const { name, password, code } = membersOf(request, { name: 'text', password: 'text', code: 'text or null' });
      const place = placeOf(request);
      const outcome = await signIn(access, { name: name!, password: password!, code: code ?? null }, place);
      switch (outcome.kind) {
        case 'signed-in':
          return begin(access, request, reply, outcome);
        case 'code-needed':
          return refuse(reply, CODE_NEEDED);
        case 'too-many':
          void reply.header('retry-after', String(outcome.retryAfter));
          return refuse(reply, {
            status: 429,
            code: 'TOO_MANY_REQUESTS',
            message: 'Too many tries; come again later.',
          });
        case 'refused':
          await request.noteWrongKey('sign-in');
          return refuse(reply, WRONG);
      }
    }),
  );
  app.post('/sign-in/invitation', route, (request, reply) =>
    guarded(request, reply, async () => {
      const { invitation, password } = membersOf(request, { invitation: 'text', password: 'text' });
      const person = await acceptInvitation(access, invitation!, password!);
      return begin(access, request, reply, { person, secret: await beginSession(access, person, placeOf(request)) });
    }),
  );
  app.post('/sign-out', route, async (request, reply) => {
    const secret = sessionSecretOf(request.headers.cookie);
    if (secret !== null) await signOut(access, secret);
    return reply.header('set-cookie', endedCookies()).header('cache-control', 'no-store').send({ ok: true });
  });
}

/** Answers a request that carries a password: not over a network that can read it, and never by more than what was wrong. */
async function guarded(
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  void reply.header('cache-control', 'no-store');
  if (!isSecure(request) && !isOnLoopback(request)) return refuse(reply, INSECURE);
  try {
    return await act();
  } catch (error) {
    if (error instanceof TooManyPasswordsError) {
      void reply.header('retry-after', String(BUSY_SECONDS));
      return refuse(reply, { status: 503, code: 'UNAVAILABLE', message: 'Too many sign in now; come again.' });
    }
    if (!(error instanceof CommandError)) throw error;
    if (error.code === 'NOT_FOUND') await request.noteWrongKey('sign-in');
    return refuse(reply, { status: 400, code: error.code, message: `${error.message}.` });
  }
}

/** Begins a session in the browser. One that it had before ends: nobody can have put it there to share it. */
async function begin(
  access: AccessCore,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, secret }: { readonly person: PersonDocument; readonly secret: string },
): Promise<FastifyReply> {
  const before = sessionSecretOf(request.headers.cookie);
  if (before !== null) await signOut(access, before);
  request.admit();
  const cookie = sessionCookie(secret, { secure: isSecure(request), seconds: Math.floor(access.spans.most / 1_000) });
  const { name, role } = person;
  return reply.header('set-cookie', cookie).send({ name, role });
}

function isSecure({ protocol }: FastifyRequest): boolean {
  return protocol === 'https';
}

/** Whether the caller is on this machine, by a name of this machine. */
function isOnLoopback({ clientAddress, headers }: FastifyRequest): boolean {
  return isLoopback(clientAddress) && isLoopback(hostName(headers.host) ?? '');
}

function placeOf(request: FastifyRequest) {
  return { address: request.clientAddress, device: String(request.headers['user-agent'] ?? '') };
}

/** The members of a JSON body, each a text. Throws a `CommandError` that names what is wrong, and shows no password. */
function membersOf<Names extends string>(
  { body }: FastifyRequest,
  wanted: Readonly<Record<Names, 'text' | 'text or null'>>,
): Partial<Record<Names, string>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new CommandError('INVALID', `a JSON object with ${Object.keys(wanted).join(', ')}`, ['body']);
  }
  const given = body as Record<string, unknown>;
  const found: Partial<Record<Names, string>> = {};
  for (const [name, kind] of Object.entries(wanted) as [Names, string][]) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (typeof value === 'string') found[name] = value;
    else if (kind === 'text' || value != null)
      throw new CommandError('INVALID', `a ${kind}`, [name], shorten(typeof value));
  }
  return found;
}

function refuse(reply: FastifyReply, { status, code, message }: Refused): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send({ error: { code, message } });
}

function sendFile(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply
    .headers({
      'content-security-policy': PAGE_POLICY,
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .type(`${type}; charset=utf-8`)
    .send(text);
}
