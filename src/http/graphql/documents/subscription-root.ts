import {
  Kind,
  type DirectiveNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * A condition (`@skip`, `@include`) at the root of a subscription; undefined where there is none. It could leave out the only field, and
 * then nothing is subscribed to: the specification forbids it (5.2.4.1), and graphql-js 16 fails on it as it would on a fault of its own.
 */
export function conditionAtRoot(
  { operation, selectionSet }: OperationDefinitionNode,
  fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined,
): DirectiveNode | undefined {
  const seen = new Set<string>();
  return operation === 'subscription' ? within(selectionSet) : undefined;

  function within({ selections }: SelectionSetNode): DirectiveNode | undefined {
    for (const selection of selections) {
      const condition = selection.directives?.find(({ name }) => name.value === 'skip' || name.value === 'include');
      const found = condition ?? below(selection);
      if (found) return found;
    }
    return undefined;
  }

  function below(selection: SelectionSetNode['selections'][number]): DirectiveNode | undefined {
    if (selection.kind === Kind.FIELD) return undefined;
    if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
    const name = selection.name.value;
    if (seen.has(name)) return undefined;
    seen.add(name);
    const fragment = fragmentOf(name);
    return fragment ? within(fragment.selectionSet) : undefined;
  }
}
