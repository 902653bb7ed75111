import type { Losses } from './losses.ts';

/** Tells under which name a member of the records of a batch is kept; null for one that cannot be. */
export type Renaming = (member: string) => string | null;

/** Finds each member's name once, by `rule`; another name than the member's own is noted as a loss, once a batch. */
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
