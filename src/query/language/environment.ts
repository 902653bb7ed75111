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

/** The names of `let`, of parameters and of `as`, inner ones hiding outer ones. Bindings are created when they are first needed. */
export class Environment {
  private readonly parent: Environment | null;
  private readonly isView = new Set<string>();
  private readonly bindings = new Map<string, () => Binding>();

  constructor(parent: Environment | null = null) {
    this.parent = parent;
  }

  define(name: string, make: () => Binding): void {
    let binding: Binding | undefined;
    this.bindings.set(name, () => (binding ??= make()));
  }

  /** The functions declared with `view`, which `search` reads like tables. */
  views(): { name: string; declaration: SyntaxNode }[] {
    const own = [...this.bindings].flatMap(([name, make]) => {
      const binding = this.isView.has(name) ? make() : undefined;
      return binding?.kind === 'function' ? [{ name, declaration: binding.declaration }] : [];
    });
    return [...(this.parent?.views() ?? []), ...own];
  }

  markView(name: string): void {
    this.isView.add(name);
  }

  find(name: string): Binding | undefined {
    const own = this.bindings.get(name);
    return own ? own() : this.parent?.find(name);
  }
}
