/** A message of a stream. */
export interface SyslogFrame {
  readonly bytes: Buffer;
  /** Whether more came than is kept, or less than was said. */
  readonly isCut: boolean;
}

const LF = 0x0a;
const SPACE = 0x20;
const LESS = 0x3c;
/** The longest count of octets, in digits; a longer number is the beginning of a line. */
const DIGITS = 7;

/**
 * Splits a stream of TCP into messages (RFC 6587): each has the count of its octets before it, or ends with a line feed or a zero. What is
 * longer than the limit is cut there, and the rest passed over.
 */
export class Frames {
  readonly #limit: number;
  #mode: 'start' | 'count' | 'behind-count' | 'octets' | 'line' = 'start';
  #kept: Buffer[] = [];
  #size = 0;
  #digits = '';
  /** Octets of the message that have not come yet. */
  #left = 0;
  #isCut = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The messages that end in a piece of the stream. */
  *push(chunk: Buffer): Generator<SyslogFrame> {
    let at = 0;
    while (at < chunk.length) {
      const byte = chunk[at]!;
      switch (this.#mode) {
        case 'start':
          if (isDigit(byte) && byte !== 0x30) this.#mode = 'count';
          else if (byte > SPACE) this.#mode = 'line';
          else at += 1;
          break;
        case 'count':
          if (isDigit(byte) && this.#digits.length < DIGITS) {
            this.#digits += String.fromCharCode(byte);
            at += 1;
          } else if (byte === SPACE) {
            this.#mode = 'behind-count';
            at += 1;
          } else this.#beginLine(this.#digits);
          break;
        case 'behind-count':
          // A line may begin with a number, too.
          if (byte === LESS) {
            this.#left = Number(this.#digits);
            this.#digits = '';
            this.#mode = 'octets';
          } else this.#beginLine(`${this.#digits} `);
          break;
        case 'octets': {
          const end = Math.min(chunk.length, at + this.#left);
          this.#keep(chunk.subarray(at, end));
          this.#left -= end - at;
          at = end;
          if (this.#left === 0) yield this.#frame();
          break;
        }
        case 'line': {
          const end = endOfLine(chunk, at);
          this.#keep(chunk.subarray(at, end));
          at = end;
          if (at < chunk.length) yield this.#frame();
          break;
        }
      }
    }
  }

  /** The message that the end of the stream ends; null for none. */
  end(): SyslogFrame | null {
    if (this.#digits !== '') this.#beginLine(this.#digits);
    this.#isCut ||= this.#mode === 'octets';
    return this.#size > 0 ? this.#frame() : null;
  }

  #beginLine(begun: string): void {
    this.#digits = '';
    this.#mode = 'line';
    this.#keep(Buffer.from(begun));
  }

  #keep(piece: Buffer): void {
    const room = this.#limit - this.#size;
    if (piece.length > room) this.#isCut = true;
    if (room === 0 || piece.length === 0) return;
    // Copied, so that a short message does not hold the whole piece of the stream.
    const kept = Buffer.from(piece.subarray(0, room));
    this.#kept.push(kept);
    this.#size += kept.length;
  }

  #frame(): SyslogFrame {
    const frame = { bytes: this.#kept.length === 1 ? this.#kept[0]! : Buffer.concat(this.#kept), isCut: this.#isCut };
    this.#kept = [];
    this.#size = 0;
    this.#isCut = false;
    this.#mode = 'start';
    return frame;
  }
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

function endOfLine(chunk: Buffer, start: number): number {
  for (let at = start; at < chunk.length; at += 1) if (chunk[at] === LF || chunk[at] === 0) return at;
  return chunk.length;
}
