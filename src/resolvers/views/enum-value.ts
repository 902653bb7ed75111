/** A word of view files as the schema's enums write it: `two-numbers` is TWO_NUMBERS, `secondNumber` SECOND_NUMBER. */
export const enumValue = (word: string) =>
  word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
