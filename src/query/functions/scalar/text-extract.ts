import type { Evaluator } from '../../evaluate/context.ts';
import { convert } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { patternOf } from '../support/pattern-argument.ts';
import { escapeRegex } from '../support/regex.ts';

const MAX_MATCHES = 1_048_576;

export const textExtract: readonly ScalarFunction[] = [
  special(
    'extract',
    'extract(Pattern, Group, Text [, typeof(Type)])',
    'A group of the first match (0 is the whole match), as text or as the type.',
    (call) => {
      const [pattern, group, value] = [patternOf(call, 0), as(call, 1, 'long'), as(call, 2, 'string')];
      return (row) => {
        const found = pattern(row).groups(value(row) ?? '')?.[Number(group(row) ?? 0)];
        return found === undefined || found === null ? null : convert(found, 'string', call.type);
      };
    },
  ),
  special(
    'extract_all',
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
        const found = compiled.all(value(row) ?? '', MAX_MATCHES);
        if (found.length === 0) return null;
        return found.map((match): Dynamic => {
          const parts = groups.map((group) => match[group] ?? '');
          return parts.length === 1 && !chosen ? (parts[0] as string) : parts;
        });
      };
    },
  ),
  simple('regex_quote', 'regex_quote(Text)', ['string'], 'The text as a pattern that matches exactly it.', (value) =>
    escapeRegex(value),
  ),
];
