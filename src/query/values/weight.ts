import { type Bag, type Dynamic, isBag } from './dynamic.ts';
import { checkDepth, checkMembers, checkText, LARGE_MEMBERS, LARGE_TEXT } from './limits.ts';

/** The size of an array or a bag with everything within it. A value that is in it twice counts twice, as in its JSON. */
export interface Weight {
  readonly members: number;
  /** UTF-16 units of all texts and names. */
  readonly units: number;
  readonly depth: number;
}

/** The weights of large values, which never change after they are made: a function that adds one member to them need not count again. */
const known = new WeakMap<object, Weight>();

/** The weight of an array or a bag. Raises ValueLimitError where it is larger than values may be. */
export function weigh(value: Dynamic[] | Bag): Weight {
  const size = Array.isArray(value) ? value.length : value.size;
  const found = size > LARGE_MEMBERS ? known.get(value) : undefined;
  if (found) return found;
  checkMembers(size);
  const weight = Array.isArray(value) ? new Weighing(size).all(value) : weighBag(value);
  if (weight.members > LARGE_MEMBERS) known.set(value, weight);
  return weight;
}

/** The number of members of a value with those within them. Raises ValueLimitError where the value is larger than values may be. */
export function membersOf(value: Dynamic[] | Bag): number {
  return isSmall(value) ? (Array.isArray(value) ? value.length : value.size) : weigh(value).members;
}

const SMALL = 16;

/** Whether a value has few members, short ones and nothing within them: most have. */
function isSmall(value: Dynamic[] | Bag): boolean {
  if (Array.isArray(value)) return value.length <= SMALL && value.every(isShort);
  if (value.size > SMALL) return false;
  for (const [name, member] of value) if (name.length > LARGE_TEXT || !isShort(member)) return false;
  return true;
}

const isShort = (item: Dynamic): boolean =>
  typeof item === 'string'
    ? item.length <= LARGE_TEXT
    : typeof item !== 'object' || !(Array.isArray(item) || isBag(item));

function weighBag(bag: Bag): Weight {
  const weighing = new Weighing(bag.size);
  for (const [key, member] of bag) {
    weighing.units += key.length;
    weighing.add(member);
  }
  checkText(weighing.units);
  return weighing;
}

/** Adds up the weights of the members of one array or bag. */
export class Weighing implements Weight {
  members: number;
  units = 0;
  depth = 1;

  constructor(members = 0) {
    this.members = members;
  }

  all(items: readonly Dynamic[]): Weight {
    for (const item of items) this.add(item);
    checkText(this.units);
    return this;
  }

  /** Adds a member, in a bag with its name. Raises ValueLimitError where the whole would be too large. */
  include(item: Dynamic, name = ''): void {
    this.members += 1;
    this.units += name.length;
    this.add(item);
    checkMembers(this.members);
    checkText(this.units);
  }

  /** Adds what is within a member; the member itself has been counted. */
  add(item: Dynamic): void {
    if (typeof item === 'string') this.units += item.length;
    else if (typeof item === 'object' && (Array.isArray(item) || isBag(item))) {
      const inner = weigh(item);
      this.members += inner.members;
      this.units += inner.units;
      checkMembers(this.members);
      checkText(this.units);
      if (inner.depth >= this.depth) {
        this.depth = inner.depth + 1;
        checkDepth(this.depth);
      }
    }
  }
}
