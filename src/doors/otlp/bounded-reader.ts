import protobuf from 'protobufjs';
import { MOST_VALUES, tooManyValues } from '../post/crowded.ts';

/** Reads protobuf, and stops where there are more fields than a body may hold. */
export class BoundedReader extends protobuf.BufferReader {
  private left = MOST_VALUES;

  override tag(): number {
    this.left -= 1;
    if (this.left < 0) throw tooManyValues();
    return super.tag();
  }
}
