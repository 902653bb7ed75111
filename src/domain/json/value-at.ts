type Document = Readonly<Record<string, unknown>>;

/** A reader of what lies in a document at a path such as `payload.Alias`; it gives undefined or null where nothing does. */
export function valueAt(path: string): (document: Document) => unknown {
  const [first, second, ...more] = path.split('.') as [string, ...string[]];
  const stepInto = (value: unknown, name: string) => (value as Document | null | undefined)?.[name];
  // Made for each path once and called for each row: most paths are one name or two.
  if (second === undefined) return (document) => document[first];
  if (more.length === 0) return (document) => stepInto(document[first], second);
  return (document) => more.reduce(stepInto, stepInto(document[first], second));
}
