import type { Expr, PlanNode } from '../plan/plan.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';

/** The meaning of a name that the query defines. */
export type Binding =
  | { readonly kind: 'value'; readonly expr: Expr }
  | { readonly kind: 'table'; readonly plan: PlanNode }
  | {
      readonly kind: 'function';
      readonly declaration: SyntaxNode;
      readonly environment: Environment;
      /** For a saved function its name and text, for messages about faults in it. */
      readonly saved?: { readonly name: string; readonly text: string };
    };

/** A function declared with `view`, and the names that its body sees. */
interface View {
  readonly name: string;
  readonly declaration: SyntaxNode;
  readonly environment: Environment;
}

/** Whether a declaration is a view: a function declared so, without parameters. */
export const isView = (declaration: SyntaxNode): boolean =>
  declaration.child('ViewKeyword') !== undefined &&
  (declaration.child('Parameters')?.list('Parameters') ?? []).length === 0;

/** The names of `let`, of parameters and of `as`, inner ones hiding outer ones. Bindings are created when they are first needed. */
export class Environment {
  private readonly parent: Environment | null;
  private readonly before: string | null;
  private readonly isView = new Set<string>();
  private readonly bindings = new Map<string, () => Binding>();

  /** `before` is the name in the parent that a view was defined by: the views from there on are not visible in its body. */
  constructor(parent: Environment | null = null, before: string | null = null) {
    this.parent = parent;
    this.before = before;
  }

  define(name: string, make: () => Binding): void {
    let binding: Binding | undefined;
    this.bindings.set(name, () => (binding ??= make()));
  }

  /** The functions declared with `view`, which wildcards, `search` and `find` read like tables; inner ones hide outer ones of the same name. */
  views(before: string | null = null): View[] {
    const own: View[] = [];
    for (const [name, make] of this.bindings) {
      if (name === before) break;
      const binding = this.isView.has(name) ? make() : undefined;
      if (binding?.kind !== 'function') continue;
      own.push({ name, declaration: binding.declaration, environment: new Environment(binding.environment, name) });
    }
    const outer = this.parent?.views(this.before) ?? [];
    return [...outer.filter(({ name }) => !this.bindings.has(name)), ...own];
  }

  markView(name: string): void {
    this.isView.add(name);
  }

  find(name: string): Binding | undefined {
    const own = this.bindings.get(name);
    return own ? own() : this.parent?.find(name);
  }
}
