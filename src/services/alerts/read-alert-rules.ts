import { SHIPPED_RULES, withShippedRules, type AlertRule } from '../../domain/alerts/rule.ts';
import type { AlertRuleDocument } from '../../models/alert-rule.ts';
import type { Core } from '../core.ts';

/** A rule as people see it: shipped ones that nobody has changed have no author. */
export interface ShownAlertRule extends AlertRule {
  readonly isShipped: boolean;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
  /** Grows with every change; 0 for a shipped rule that nobody has changed, and 1 for a new one. */
  readonly revision: number;
}

/** The rules of a workspace, the shipped ones included, by name. */
export async function readAlertRules(core: Core, workspace: string): Promise<ShownAlertRule[]> {
  const stored = await core.models.alertRules.all(workspace);
  return withShippedRules<AlertRule>(stored.map(shownRule)).map(
    (rule) => ('isShipped' in rule ? rule : unchanged(rule)) as ShownAlertRule,
  );
}

export async function findAlertRule(core: Core, workspace: string, id: string): Promise<ShownAlertRule | null> {
  return (await readAlertRules(core, workspace)).find((rule) => rule.id === id) ?? null;
}

/** A stored rule as people see it. */
export function shownRule({ ruleId, revision, updatedAt, updatedBy, ...document }: AlertRuleDocument): ShownAlertRule {
  const { name, description, enabled, severity, pendingFor, keepFiringFor, faults } = document;
  const rule = { id: ruleId, name, description, enabled, severity, pendingFor, keepFiringFor, faults };
  const isShipped = SHIPPED_RULES.some(({ id }) => id === ruleId);
  return { ...rule, isShipped, updatedAt, updatedBy, revision: revision + 1 };
}

const unchanged = (rule: AlertRule): ShownAlertRule => ({
  ...rule,
  ...{ isShipped: true, updatedAt: null, updatedBy: null, revision: 0 },
});
