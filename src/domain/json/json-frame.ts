/** An object or array that is open. */
export interface Frame {
  isObject: boolean;
  /** Where its bracket stands. */
  bracket: number;
  /** Commas so far. */
  commas: number;
  /** Where the children begin that are not read yet. */
  unread: number;
  /** Where the child begins that the scan is in: behind the last comma, or the bracket. */
  child: number;
  /** Where the last child ended that was read by itself; -1 where there is none since the last comma. */
  readUpTo: number;
  /** The content as far as it is read; null for one that is still read as a whole. */
  content: Record<string, unknown> | unknown[] | null;
  /** The name under which the child that the scan is in is kept. */
  name: string;
}

/** A frame before its bracket. */
export const NO_FRAME: Readonly<Frame> = {
  isObject: false,
  bracket: 0,
  commas: 0,
  unread: 0,
  child: 0,
  readUpTo: -1,
  content: null,
  name: '',
};
