import type { Evaluator } from '../../evaluate/context.ts';
import { convert } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import { checkMembers } from '../../values/limits.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';
import { patternOf } from '../support/pattern-argument.ts';
import { escapeRegex } from '../support/regex.ts';

export const textExtract: readonly ScalarFunction[] = [
  ...neverGrowing([
    special(
      'extract',
      'extract(Pattern, Group, Text [, typeof(Type)])',
      'A group of the first match (0 is the whole match), as text or as the type.',
      (call) => {
        const [pattern, group, value] = [patternOf(call, 0), as(call, 1, 'long'), as(call, 2, 'string')];
        return (row) => {
          const found = pattern(row).group(value(row) ?? '', Number(group(row) ?? 0));
          return found === null ? null : convert(found, 'string', call.type);
        };
      },
    ),
  ]),
  ...bounded([
    special(
      'extract_all extractall',
      'extract_all(Pattern, [Groups,] Text)',
      'All matches: an array of texts, or of arrays where the pattern has several groups.',
      (call) => {
        const pattern = patternOf(call, 0);
        const value = as(call, call.args.length - 1, 'string');
        const wanted = call.args.length > 2 ? (call.args[1] as Evaluator) : null;
        return (row) => {
          const compiled = pattern(row);
          const chosen = wanted ? (wanted(row) as Dynamic[] | null) : null;
          const groups = chosen
            ? chosen.map((group) => (typeof group === 'string' ? compiled.groupOf(group) : Number(group)))
            : Array.from({ length: compiled.groupCount }, (_, index) => index + 1);
          if (groups.length === 0) return call.fail('the pattern needs a group in parentheses.');
          const isFlat = groups.length === 1 && !chosen;
          const found: Dynamic[] = [];
          const each = isFlat ? 1 : groups.length + 1;
          for (const match of compiled.matches(value(row) ?? '', groups, call.spend)) {
            checkMembers((found.length + 1) * each);
            found.push(isFlat ? (match[0] as string) : match);
          }
          return found.length === 0 ? null : found;
        };
      },
    ),
    simple(
      'regex_quote',
      'regex_quote(Text)',
      ['string'],
      'The text as a pattern that matches exactly it.',
      escapeRegex,
    ),
  ]),
];
