/** The characters of a foreign value that an answer or a log repeats. */
const most = 100;

/**
 * A value as JSON for a message, cut to 100 characters, including the ellipsis that marks a cut. No more of the value is written than is
 * shown, however large it is.
 */
export function shorten(value: unknown): string {
  if (value === undefined) return 'nothing';
  // A long text is cut before it is quoted, so that the quotes stay complete and 10 MB are not escaped in vain.
  if (typeof value === 'string' && value.length > most - 2)
    return `${JSON.stringify(value.slice(0, most - 3)).slice(0, most - 2)}…"`;
  const text = beginOf(value);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** The JSON of a value as far as it is shown, and a few characters more. */
function beginOf(value: unknown): string {
  let text = '';
  const write = (one: unknown): void => {
    if (text.length > most) return;
    if (typeof one === 'string') text += JSON.stringify(one.slice(0, most + 1));
    else if (typeof one === 'number' || typeof one === 'bigint') text += String(one);
    else if (typeof one !== 'object' || one === null) text += asJson(one);
    else if (one instanceof Date) text += JSON.stringify(one);
    else if (Array.isArray(one)) list('[', one, (item) => write(item === undefined ? null : item), ']');
    else list('{', namesOf(one), (name) => writeMember(name, (one as Record<string, unknown>)[name]), '}');
  };
  const writeMember = (name: string, member: unknown): void => {
    write(name);
    text += ':';
    write(member);
  };
  const list = <Item>(before: string, items: Iterable<Item>, item: (item: Item) => void, after: string): void => {
    text += before;
    let isFirst = true;
    for (const one of items) {
      if (text.length > most) return;
      if (!isFirst) text += ',';
      isFirst = false;
      item(one);
    }
    text += after;
  };
  write(value);
  return text;
}

/** The names of an object's members that JSON has, one after another: an object may have a million. */
function* namesOf(object: object): Generator<string> {
  for (const name in object) {
    if (Object.hasOwn(object, name) && (object as Record<string, unknown>)[name] !== undefined) yield name;
  }
}

/** A value as JSON; null for a value nested so deeply that it cannot be written, though it could be read. */
export function asJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return null;
  }
}
