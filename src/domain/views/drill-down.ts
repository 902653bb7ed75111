/** The placeholder for the selected row in a drill-down. */
const SELECTED_ITEM = '{selected item}';

/** Texts and comments of the query language, in which nothing is replaced; then the placeholder. */
const PART =
  /\/\/[^\n]*|```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|@"(?:[^"\n]|"")*"?|@'(?:[^'\n]|'')*'?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|\{selected item\}/g;

/** A text as a literal of the query language: whatever it holds, it is exactly one value. */
function textLiteral(text: string): string {
  // beyond JSON's rules: characters that some readers take as the end of a line
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * A drill-down's query for an item: `{selected item}` becomes the item as a literal. Within texts and comments it stays as it is, because
 * there a literal would end the text; views that have it there are refused (`isItemInText`). Nothing else is replaced.
 */
export function drillDownQuery(query: string, item: string): string {
  const value = textLiteral(item);
  return query.replace(PART, (part) => (part === SELECTED_ITEM ? value : part));
}

/** Whether the placeholder occurs within a text or a comment. */
export function isItemInText(query: string): boolean {
  return (query.match(PART) ?? []).some((part) => part !== SELECTED_ITEM && part.includes(SELECTED_ITEM));
}
