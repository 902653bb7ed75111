import type { Losses } from './losses.ts';

/** Returns the name under which a member of a batch's records is kept; null for a member that cannot be kept. */
export type Renaming = (member: string) => string | null;

/** Applies `rule` to each member's name once; a changed name is noted as a loss, once a batch. */
export function createRenaming(rule: (member: string) => string | null, losses: Losses): Renaming {
  const names = new Map<string, string | null>();
  return (member) => {
    let name = names.get(member);
    if (name === undefined) {
      name = rule(member);
      if (name !== null && name !== member) losses.add('column-renamed', member);
      names.set(member, name);
    }
    return name;
  };
}
