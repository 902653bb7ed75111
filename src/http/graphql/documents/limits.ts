import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { conditionAtRoot } from './subscription-root.ts';

/**
 * How large a document may be, over every transport alike. GraphiQL's introspection query, 15 deep, just passes; one hop
 * through a connection (connection, nodes, field) is 3 deep.
 */
const documentLimits = {
  depth: 15,
  aliases: 15,
  directives: 8,
  rootFields: 10,
  /** `__schema` and `__type`: each may give all of the schema, without a database to wait for. */
  introspections: 3,
  /** How often one selection set may name the same field; writing it again and again costs work and gives nothing. */
  repetitions: 20,
} as const;

/** The longest document; commas and comments count here, and so do values that are written into it. */
export const mostCharacters = 262_144;

/** What the parser reads before it gives up; commas and comments do not count. */
export const mostTokens = 2_000;

/** How many errors of one kind an answer lists; where there are more, the last one says so. */
export const mostErrors = 5;

/** For graphql-js' `validate`, whose own note that there are more comes on top of its `maxErrors`. */
export const validationOptions = { maxErrors: mostErrors - 1 };

interface Size {
  depth: number;
  aliases: number;
  directives: number;
  fields: number;
  introspections: number;
  repetitions: number;
}

/**
 * The validation rule that holds `documentLimits`. Each operation is measured with the fragments it spreads, every
 * spread counted, which is what executing it would meet; a fragment is measured once, so that fragments which spread
 * each other many times over cost no more than their text. Fragments in a circle are another rule's to refuse.
 */
export const documentLimitsRule: ValidationRule = (context: ValidationContext): ASTVisitor => {
  const measured = new Map<string, Size>();

  function fragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, nothing); // what a circle meets
    const definition: FragmentDefinitionNode | null | undefined = context.getFragment(name);
    const size = definition ? selections(definition.selectionSet) : nothing;
    measured.set(name, size);
    return size;
  }

  function selections(set: SelectionSetNode): Size {
    const size = { ...nothing };
    const names = new Map<string, number>();
    for (const selection of set.selections) {
      size.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const { name, alias, selectionSet } = selection;
        names.set(name.value, (names.get(name.value) ?? 0) + 1);
        const below = selectionSet ? selections(selectionSet) : nothing;
        const introspections = INTROSPECTION.has(name.value) ? 1 : 0;
        add(size, {
          ...below,
          depth: below.depth + 1,
          fields: 1,
          aliases: below.aliases + (alias ? 1 : 0),
          introspections,
        });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(size, selections(selection.selectionSet));
      } else {
        add(size, fragment(selection.name.value));
      }
    }
    size.repetitions = Math.max(size.repetitions, ...names.values());
    return size;
  }

  return {
    OperationDefinition(node) {
      const condition = conditionAtRoot(node, (name) => context.getFragment(name));
      if (condition) {
        const message = `@${condition.name.value} is not allowed at the root of a subscription.`;
        context.reportError(new GraphQLError(message, { nodes: condition }));
      }
      const size = selections(node.selectionSet);
      const directives = size.directives + (node.directives?.length ?? 0);
      const found: readonly [keyof typeof documentLimits, number, string][] = [
        ['depth', size.depth, 'is nested %d levels deep'],
        ['aliases', size.aliases, 'has %d aliases'],
        ['directives', directives, 'has %d directives'],
        ['rootFields', size.fields, 'has %d root fields'],
        ['introspections', size.introspections, 'asks for the schema %d times'],
        ['repetitions', size.repetitions, 'names one field %d times in one selection'],
      ];
      for (const [limit, count, text] of found) {
        if (count > documentLimits[limit]) {
          const what = text.replace('%d', String(count));
          context.reportError(
            new GraphQLError(`The operation ${what}; at most ${documentLimits[limit]} are allowed.`, { nodes: node }),
          );
        }
      }
    },
  };
};

const nothing: Size = { depth: 0, aliases: 0, directives: 0, fields: 0, introspections: 0, repetitions: 0 };

const INTROSPECTION: ReadonlySet<string> = new Set(['__schema', '__type']);

/** Adds what one selection brings. Fields are those of this level only, and depth and repetitions take the greater. */
function add(size: Size, other: Size): void {
  size.depth = Math.max(size.depth, other.depth);
  size.repetitions = Math.max(size.repetitions, other.repetitions);
  size.aliases += other.aliases;
  size.directives += other.directives;
  size.fields += other.fields;
  size.introspections += other.introspections;
}
