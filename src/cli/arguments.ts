import { InvalidArgumentError } from 'commander';

/** An http or https address, for commander, which prints this refusal after the option's name and the value given. */
export function httpUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new InvalidArgumentError('Expected an http or https address such as http://127.0.0.1:4000.');
}
