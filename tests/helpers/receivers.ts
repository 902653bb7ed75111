import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { PATIENCE } from './app.ts';

/** What has come to a receiver, in its order; nothing is missed. */
class Arrivals<T> {
  readonly all: T[] = [];
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  add(one: T): void {
    this.all.push(one);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The next that was not taken yet and passes; those before it are taken too. */
  async next(passes: (one: T) => boolean = () => true): Promise<T> {
    const late = AbortSignal.timeout(PATIENCE);
    for (;;) {
      while (this.#taken < this.all.length) {
        const one = this.all[this.#taken++]!;
        if (passes(one)) return one;
      }
      await new Promise<void>((resolve, reject) => {
        late.addEventListener('abort', () => reject(new Error(`nothing came; so far ${JSON.stringify(this.all)}`)));
        this.#waiting.push(resolve);
      });
    }
  }
}

/** A mail as a mail server took it. */
export interface ReceivedMail {
  readonly envelope: readonly string[];
  readonly mail: ParsedMail;
}

/** A mail server. `refuse` answers a recipient or a message with an error of SMTP. */
export async function startMailServer() {
  const mails = new Arrivals<ReceivedMail>();
  const refusals: { code: number; message: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      void simpleParser(stream).then((mail) => {
        const refusal = refusals.shift();
        if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
        mails.add({ envelope: session.envelope.rcptTo.map(({ address }) => address), mail });
        return done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** The next message is refused so. */
    refuseNext: (code: number, message: string) => void refusals.push({ code, message }),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A post as a webhook's receiver got it. */
export interface ReceivedPost {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks. It answers 204, or what was said for the next posts of a path. */
export async function startReceiver() {
  const posts = new Arrivals<ReceivedPost>();
  const answers = new Map<string, ((response: ServerResponse) => void)[]>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      posts.add({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
      const answer = answers.get(path)?.shift();
      if (answer) answer(response);
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    answerNext(path: string, answer: (response: ServerResponse) => void) {
      answers.set(path, [...(answers.get(path) ?? []), answer]);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
