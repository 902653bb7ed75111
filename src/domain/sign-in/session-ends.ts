/** How long a session lasts, in milliseconds: since it was last used, and in all. */
export interface SessionSpans {
  readonly idle: number;
  readonly most: number;
}

/** When a session ends unless it is used again. */
export function endOfSession(session: { readonly createdAt: Date; readonly seenAt: Date }, spans: SessionSpans): Date {
  return new Date(Math.min(session.seenAt.getTime() + spans.idle, session.createdAt.getTime() + spans.most));
}
