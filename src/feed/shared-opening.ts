import type { FeedStream, Stretch } from './feed.ts';

/** A stretch of an opening as it is sent. */
export interface OpeningPage<Payload> {
  readonly payloads: readonly Payload[];
  readonly end: number;
}

interface OpeningWatch {
  /** Told how many payloads more are held, or fewer. */
  onHeld(payloads: number): void;
  /** Told once, when it is read to its end, has failed, or nobody is left who would read on. */
  onEnd(): void;
}

/** A page in the chain of pages. A member holds the page that it is at, and with it those that follow; who has passed one lets it go. */
interface Link<Payload> {
  page: Promise<{ readonly page: OpeningPage<Payload>; readonly next: Link<Payload> } | null> | null;
}

/** Messages that are executed at once. */
const AT_ONCE = 25;

/** The opening of a stream for any number of members: each page is read and executed once, when the first of them asks for it. */
export class SharedOpening<Message, Payload> {
  members = 0;
  private readonly first: Link<Payload> = { page: null };
  private readonly stretches: AsyncIterator<Stretch<Message>>;
  private readonly stream: FeedStream<Message>;
  private readonly render: (message: Message) => Promise<Payload>;
  private readonly watch: OpeningWatch | null;
  private readonly begun: Promise<void>;
  private held = 0;
  private isOver = false;
  /** Begins it; from then on nobody may join. */
  begin: () => void = () => {};

  constructor(
    stream: FeedStream<Message>,
    render: (message: Message) => Promise<Payload>,
    watch: OpeningWatch | null = null,
  ) {
    this.stream = stream;
    this.render = render;
    this.watch = watch;
    this.stretches = stream.opening()[Symbol.asyncIterator]();
    this.begun = new Promise((resolve) => (this.begin = resolve));
  }

  /** The pages for one member, whose stream goes on from them. Ends without them where the member has left. */
  async *pages(
    stream: FeedStream<Message>,
    ended: Promise<void>,
  ): AsyncGenerator<OpeningPage<Payload>, void, undefined> {
    this.members += 1;
    try {
      let hasLeft = false;
      await Promise.race([this.begun, ended.then(() => (hasLeft = true))]);
      for (let link = this.first; !hasLeft;) {
        const found = await (link.page ??= this.read());
        if (found === null) break;
        yield { ...found.page, end: stream.positionAfter(found.page.end, this.stream) };
        link = found.next;
      }
    } finally {
      this.members -= 1;
      if (this.members === 0) this.letGo();
    }
  }

  private async read(): Promise<Awaited<Link<Payload>['page']>> {
    try {
      const { done, value } = await this.stretches.next();
      if (!done) {
        const page = { payloads: await this.renderAll(value.messages), end: value.end };
        this.hold(page.payloads.length);
        return { page, next: { page: null } };
      }
    } catch (error) {
      this.end();
      throw error;
    }
    this.end();
    return null;
  }

  /** Some at once: what they load is loaded together, and they do not wait for each other. */
  private async renderAll(messages: readonly Message[]): Promise<Payload[]> {
    const payloads: Payload[] = [];
    for (let from = 0; from < messages.length; from += AT_ONCE) {
      payloads.push(...(await Promise.all(messages.slice(from, from + AT_ONCE).map(this.render))));
    }
    return payloads;
  }

  private hold(payloads: number): void {
    // The last member may have left while it was read.
    if (this.members === 0) return;
    this.held += payloads;
    this.watch?.onHeld(payloads);
  }

  private letGo(): void {
    this.watch?.onHeld(-this.held);
    this.held = 0;
    this.end();
  }

  private end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.watch?.onEnd();
  }
}
