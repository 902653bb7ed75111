/** Whether a text claims to be a key of a program or of a wall; a mistyped one does too. */
export function isApiKey(text: string | null | undefined): text is string {
  return /^(rmk|rmw)_/.test(text ?? '');
}
