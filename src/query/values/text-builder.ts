import { checkText } from './limits.ts';

/** Pieces that are joined at a time. */
const PIECES = 4_096;

/**
 * Makes a text from many pieces. It counts each piece before it adds it, and joins pieces in lots: text that is concatenated one piece at a
 * time is a chain of pieces, which takes many times the memory of the text.
 */
export class TextBuilder {
  length = 0;
  private pieces: string[] = [];
  private readonly lots: string[] = [];

  /** Raises ValueLimitError where the text would be too long. */
  add(piece: string): void {
    this.length += piece.length;
    checkText(this.length);
    if (this.pieces.push(piece) >= PIECES) this.join();
  }

  private join(): void {
    this.lots.push(this.pieces.join(''));
    this.pieces = [];
  }

  toString(): string {
    if (this.lots.length === 0) return this.pieces.join('');
    this.join();
    return this.lots.join('');
  }
}
