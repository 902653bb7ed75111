/** The characters that a spreadsheet takes for the start of a formula (OWASP, CSV Injection), full-width forms included, for a class of a RegExp. */
export const FORMULA_SIGNS = String.raw`=+\-@\uFF1D\uFF0B\uFF0D\uFF20`;
