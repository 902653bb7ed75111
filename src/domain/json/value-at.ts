type Document = Readonly<Record<string, unknown>>;

/** Creates a reader of the value in a document at a path such as `payload.Alias`; it returns undefined or null where there is none. */
export function valueAt(path: string): (document: Document) => unknown {
  const [first, second, ...more] = path.split('.') as [string, ...string[]];
  const stepInto = (value: unknown, name: string) => (value as Document | null | undefined)?.[name];
  // Created once for each path and called for each row: most paths have one name or two.
  if (second === undefined) return (document) => document[first];
  if (more.length === 0) return (document) => stepInto(document[first], second);
  return (document) => more.reduce(stepInto, stepInto(document[first], second));
}
