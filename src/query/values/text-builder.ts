import { checkText } from './limits.ts';

/** Pieces, and UTF-16 units, that are joined at a time. */
const PIECES = 4_096;
const UNITS = 65_536;

/**
 * Makes a text from many pieces. It counts each piece before it adds it, and joins pieces in lots: text that is concatenated one piece at a
 * time is a chain of pieces, which takes many times the memory of the text.
 */
export class TextBuilder {
  length = 0;
  private joined = 0;
  private pieces: string[] = [];
  private readonly lots: string[] = [];

  /** Raises ValueLimitError where the text would be too long. */
  add(piece: string): void {
    this.length += piece.length;
    checkText(this.length);
    if (this.pieces.push(piece) >= PIECES || this.length - this.joined > UNITS) this.join();
  }

  private join(): void {
    this.lots.push(this.pieces.join(''));
    this.pieces = [];
    this.joined = this.length;
  }

  toString(): string {
    if (this.lots.length === 0) return this.pieces.join('');
    this.join();
    return this.lots.join('');
  }
}
