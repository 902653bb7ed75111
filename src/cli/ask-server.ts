import { shorten } from '../domain/text/shorten.ts';
import type { Operation } from '../operation.ts';

/** The server cannot be reached or refuses the request; the message is for people. */
export class AskError extends Error {
  override name = 'AskError';
}

/** For the end of a message that a server does not answer. */
export const HOW_IT_IS_FOUND = '--url says where; without it, HOST and PORT do.';

/** A running server, and the ADMIN_KEY for it. */
export interface Server {
  url: string;
  key: string | undefined;
}

/** The address of a path below the server's own; a server may be reached below a path. */
export const urlOf = ({ url }: Server, path: string): URL => new URL(path, url.endsWith('/') ? url : `${url}/`);

/** Headers for a JSON request. */
export const headersFor = ({ key }: Server): Record<string, string> => ({
  'content-type': 'application/json',
  ...(key ? { authorization: `Bearer ${key}` } : {}),
});

/** Ends a command that the server has refused. Throws an `AskError` with the reasons. */
export function refuseUserErrors(userErrors: readonly { readonly message: string }[]): void {
  if (userErrors.length > 0) throw new AskError(userErrors.map(({ message }) => message).join(' '));
}

/** Sends a GraphQL operation to a running server. Throws an `AskError`. */
export async function askServer<Result, Variables>(
  server: Server,
  document: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const url = urlOf(server, 'graphql');
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: headersFor(server),
      body: JSON.stringify({ query: document, variables }),
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
    throw new AskError(
      `${url.href} cannot be reached (${cause?.code ?? cause?.message ?? message}). Is Roomwatch running there? ${HOW_IT_IS_FOUND}`,
    );
  }
  if (response.status === 401) throw new AskError(`${url.href} asks for its ADMIN_KEY: set it, or pass --key-file.`);
  const text = await response.text();
  const answer = parse(text) as {
    data?: Result | null;
    errors?: { message: string }[];
    error?: { message: string };
  } | null;
  const [wrong] = answer?.errors ?? (answer?.error ? [answer.error] : []);
  if (wrong) throw new AskError(`${url.href} refuses: ${wrong.message}`);
  if (!answer?.data) throw new AskError(`${url.href} is no Roomwatch: it answers ${response.status} ${shorten(text)}.`);
  return answer.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
