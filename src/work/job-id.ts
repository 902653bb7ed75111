/** A part of a job's id. */
export type IdPart = string | number | Date;

/**
 * The id of a queued job: its name and the parts that tell it from others of the name, equal for equal parts only. BullMQ refuses ids
 * that hold `:` or are digits only; these hold no `:` and begin with a name. Throws a `TypeError` for text that is not well-formed
 * Unicode, for which no escape is defined.
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
