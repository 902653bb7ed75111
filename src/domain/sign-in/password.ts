import { foldName } from '../text/names.ts';

/** Long enough that a stolen hash is worth nothing (NIST SP 800-63B-4 asks for 15 where nothing else protects an account, 8 beside codes). */
const SHORTEST = 12;
const LONGEST = 200;

/** Why a password cannot be taken, as the end of a sentence "expected …"; null for one that can. */
export function passwordProblem(password: string, name: string): string | null {
  const length = [...password].length;
  if (length < SHORTEST || length > LONGEST) return `a password of ${SHORTEST} to ${LONGEST} characters`;
  const folded = foldName(password);
  if (new Set(folded).size < 5) return 'a password of at least five different characters';
  if (name !== '' && folded.includes(foldName(name))) return 'a password without the name in it';
  return null;
}
