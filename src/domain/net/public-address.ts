/** A request, as far as it says under which address its caller reached the server. */
export interface ReachedBy {
  readonly protocol: string;
  readonly host: string;
}

/** PUBLIC_URL whole, without a slash at its end: links begin with it. Null where nobody has said so. */
export function publicBase(publicUrl: URL | null): string | null {
  return publicUrl?.href.replace(/\/+$/, '') ?? null;
}

/**
 * The address below which everything of the server is reached, without a slash at its end: PUBLIC_URL whole, with its port and path, because a
 * proxy may have taken any of them off the request. Without that setting, the address of the request.
 */
export function publicAddress(publicUrl: URL | null, request: ReachedBy): string {
  return publicBase(publicUrl) ?? `${request.protocol}://${request.host}`;
}

/** A path of the server as it is reached at the host of PUBLIC_URL, whose own path comes first. */
export function publicPath(publicUrl: URL | null, path: string): string {
  return `${publicUrl?.pathname.replace(/\/+$/, '') ?? ''}${path}`;
}
