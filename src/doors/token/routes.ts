import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readAuthorization } from '../../domain/credentials/authorization.ts';
import { makeToken, TOKEN_SECONDS } from '../../domain/credentials/collector-token.ts';
import { holderOf, makeReaderToken, READER_TOKEN_SECONDS, type Reader } from '../../domain/credentials/reader-key.ts';
import { publicAddress } from '../../domain/net/public-address.ts';
import { NOT_UTF8 } from '../../http/bodies/charset.ts';
import type { Workspace } from '../../services/workspaces/workspace.ts';
import { slotOf, workspaceOfHost } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { takePost, type DoorSpeech, type OpenPost } from '../post/take-post.ts';
import type { Failure } from '../post/failure.ts';
import { BodyError, WrongKeyError } from '../post/read-body.ts';

const MAX_BODY = 16 * 1024;

/** Refusals as OAuth 2.0 has them (RFC 6749, 5.2). */
const speech: DoorSpeech = {
  name: 'token',
  fail: (reply: FastifyReply, { status, code, message }: Failure) => {
    if (status === 401) void reply.header('www-authenticate', 'Basic realm="Roomwatch"');
    const error = /^[a-z_]+$/.test(code)
      ? code
      : status >= 500 || status === 429
        ? 'temporarily_unavailable'
        : 'invalid_request';
    return reply.code(status).send({ error, error_description: message });
  },
};

/**
 * Where Azure's clients fetch a token: `POST /{tenant}/oauth2/v2.0/token`, the client credentials flow with the workspace's id as
 * client and one of its keys as secret: a collector's gives a token that writes, a reader's one that reads. Whatever the tenant is
 * called.
 */
export const tokenDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { rules } = options;
  app.get('/:tenant/v2.0/.well-known/openid-configuration', { config: { door: true } }, (request) =>
    describeTenant(request, rules.publicUrl),
  );
  app.post('/:tenant/oauth2/v2.0/token', { config: { door: true } }, (request, reply) =>
    takePost(options, speech, request, reply, async () => openToken(options, request, reply)),
  );
}

/** The body says who the client is, and a refused client has proved nothing: no workspace notes the refusal. */
function openToken({ core, rules }: DoorOptions, request: FastifyRequest, reply: FastifyReply): OpenPost {
  return {
    limit: MAX_BODY,
    workspace: null,
    table: '',
    async take(body) {
      const named = await workspaceOfHost(request, core.workspaces);
      if (!isUtf8(body)) throw new BodyError(400, 'invalid_request', `The body: ${NOT_UTF8}.`);
      const form = new URLSearchParams(body.toString('utf8'));
      const grant = form.get('grant_type');
      if (grant === null)
        throw new BodyError(400, 'invalid_request', 'grant_type is missing; expected client_credentials.');
      if (grant !== 'client_credentials') {
        throw new BodyError(400, 'unsupported_grant_type', 'The grant_type is not client_credentials.');
      }
      const { id, secret } = clientOf(request, form);
      const client = await core.workspaces.byPublicId(id.toLowerCase());
      const isElsewhere = named !== null && named.workspace !== client?.workspace;
      const token = client && !isElsewhere ? await tokenFor(core, client, secret, rules.readers) : null;
      if (token === null) {
        throw new WrongKeyError(
          401,
          'invalid_client',
          'The client_id is not the id of a workspace, or the client_secret is not one of its keys.',
        );
      }
      request.admit();
      return reply.header('cache-control', 'no-store').send({ token_type: 'Bearer', ...token });
    },
  };
}

/** A token that writes, for a key of collectors; one that reads, for a reader's. Null for another secret. */
async function tokenFor(
  { workspaces, clock }: DoorOptions['core'],
  workspace: Workspace,
  secret: string,
  readers: readonly Reader[],
): Promise<object | null> {
  const now = clock();
  const slot = await slotOf(workspaces, workspace, secret);
  if (slot) {
    const access_token = makeToken(workspace.workspaceId, workspace.keys[slot], now);
    return { expires_in: TOKEN_SECONDS, ext_expires_in: TOKEN_SECONDS, access_token };
  }
  const ofWorkspace = readers.filter((reader) => reader.workspace === workspace.workspace);
  const holder = holderOf(ofWorkspace, secret);
  if (!holder) return null;
  const access_token = makeReaderToken(holder, now);
  return { expires_in: READER_TOKEN_SECONDS, ext_expires_in: READER_TOKEN_SECONDS, access_token };
}

/** What Azure's own clients read before they ask for a token: where that is done (OpenID Connect Discovery 1.0, 3). */
function describeTenant(request: FastifyRequest, publicUrl: URL | null): object {
  const { tenant } = request.params as { tenant: string };
  const base = `${publicAddress(publicUrl, request)}/${encodeURIComponent(tenant)}`;
  return {
    issuer: `${base}/v2.0`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

/** Id and secret, from the form or as Basic. */
function clientOf(request: FastifyRequest, form: URLSearchParams): { id: string; secret: string } {
  const given = readAuthorization(request.headers.authorization);
  if (given?.scheme !== 'basic') return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  // RFC 6749, 2.3.1: both are form-encoded first; who did not do so has a key with a plain "+".
  const decode = (text: string) => (text.includes('%') ? decodeURIComponent(text) : text);
  try {
    return { id: decode(given.user), secret: decode(given.password ?? '') };
  } catch {
    return { id: '', secret: '' };
  }
}
