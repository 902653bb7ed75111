/** A part of a job's id. */
export type IdPart = string | number | Date;

/**
 * The id of a queued job: its name and the parts that distinguish it from other jobs of that name. Ids are equal only for equal names and
 * parts. BullMQ refuses ids that hold `:` or consist of digits; these hold no `:` and begin with a name. Throws a `TypeError` for text that
 * is not well-formed Unicode, for which no escape is defined.
 */
export function jobId(name: string, ...parts: readonly IdPart[]): string {
  return [name, ...parts.map(escapePart)].join('/');
}

function escapePart(part: IdPart): string {
  const text = part instanceof Date ? part.toISOString() : String(part);
  try {
    return encodeURIComponent(text);
  } catch (error) {
    throw new TypeError('A part of a job id must be well-formed Unicode.', { cause: error });
  }
}
