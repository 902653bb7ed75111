import { randomUUID } from 'node:crypto';
import { RULE_LIMITS, SHIPPED_RULES, type AlertRule, type FaultCondition } from '../../domain/alerts/rule.ts';
import { formatDuration, parseDuration } from '../../domain/time/duration.ts';
import { CommandError } from '../../errors.ts';
import type { AlertRuleDocument } from '../../models/alert-rule.ts';
import type { Core } from '../core.ts';
import { readAlertRules, shownRule, type ShownAlertRule } from './read-alert-rules.ts';
import { reconcileAlerts } from './reconcile-alerts.ts';

/** What of a rule is to change; undefined leaves a member as it is. Durations are texts such as `10m`, or null for none. */
export interface AlertRuleChange {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly severity?: AlertRule['severity'] | undefined;
  readonly pendingFor?: string | null | undefined;
  readonly keepFiringFor?: string | null | undefined;
  readonly faults?: Partial<FaultCondition> | undefined;
}

interface RuleEditor {
  readonly workspace: string;
  readonly name: string;
}

/** Makes a rule; faults that are OPEN already count. Throws a `CommandError`. */
export async function createAlertRule(
  core: Core,
  editor: RuleEditor,
  input: AlertRuleChange & { readonly name: string },
): Promise<ShownAlertRule> {
  const rules = await readAlertRules(core, editor.workspace);
  if (rules.length >= RULE_LIMITS.rules) {
    throw new CommandError('LIMIT', `at most ${RULE_LIMITS.rules} rules in all`, ['input', 'name']);
  }
  const rule = checked(
    {
      ...{ id: randomUUID(), name: '', description: '', enabled: true, severity: null },
      ...{ pendingFor: 0, keepFiringFor: 0 },
      faults: { categories: null, signals: null, severities: null, sites: null, buildings: null },
    },
    input,
  );
  refuseTaken(rules, rule);
  return (await store(core, editor, rule, null))!;
}

/** Changes a rule; alerts follow it at once. Throws a `CommandError`. */
export async function updateAlertRule(
  core: Core,
  editor: RuleEditor,
  { id, revision, change }: { id: string; revision: number | null; change: AlertRuleChange },
): Promise<ShownAlertRule> {
  for (;;) {
    const rules = await readAlertRules(core, editor.workspace);
    const found = rules.find((rule) => rule.id === id);
    if (!found) throw alertRuleNotFound();
    if (revision !== null && revision !== found.revision) {
      throw new CommandError('CONFLICT', `${found.revision}, for it was changed since`, ['input', 'revision']);
    }
    const rule = checked(found, change);
    refuseTaken(rules, rule);
    const saved = await store(core, editor, rule, found);
    if (saved) return saved;
  }
}

/** Deletes a rule and ends its alerts. A shipped one can be disabled only. Throws a `CommandError`. */
export async function deleteAlertRule(core: Core, workspace: string, id: string): Promise<void> {
  if (SHIPPED_RULES.some((rule) => rule.id === id)) {
    throw new CommandError('INVALID', 'a rule of your own, for a shipped one can only be disabled', [
      'input',
      'alertRuleId',
    ]);
  }
  if (!(await core.models.alertRules.remove(workspace, id))) throw alertRuleNotFound();
  await reconcileAlerts(core, workspace);
}

export function alertRuleNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of an alert rule', ['input', 'alertRuleId']);
}

/** Saves a rule and lets its alerts follow; null where another was faster. */
async function store(
  core: Core,
  editor: RuleEditor,
  { id: ruleId, ...rule }: AlertRule,
  before: ShownAlertRule | null,
): Promise<ShownAlertRule | null> {
  const now = core.clock();
  const document: AlertRuleDocument = {
    ...{ _id: '', workspace: editor.workspace, ruleId, ...rule },
    ...{ createdAt: now, updatedAt: now, updatedBy: editor.name, revision: before?.revision ?? 0 },
  };
  if (!(await core.models.alertRules.save(document))) return null;
  await reconcileAlerts(core, editor.workspace);
  return shownRule(document);
}

/** The rule after a change. Throws a `CommandError`. */
function checked(rule: AlertRule, change: AlertRuleChange): AlertRule {
  const name = change.name === undefined ? rule.name : text('name', change.name, 1, RULE_LIMITS.name);
  const description =
    change.description === undefined
      ? rule.description
      : text('description', change.description, 0, RULE_LIMITS.description);
  return {
    ...{ id: rule.id, name, description },
    enabled: change.enabled ?? rule.enabled,
    severity: change.severity === undefined ? rule.severity : change.severity,
    pendingFor: wait('pendingFor', change.pendingFor, rule.pendingFor),
    keepFiringFor: wait('keepFiringFor', change.keepFiringFor, rule.keepFiringFor),
    faults: conditionOf(rule.faults, change.faults),
  };
}

function text(field: string, given: string, least: number, most: number): string {
  const trimmed = given.trim();
  if (trimmed.length >= least && trimmed.length <= most) return trimmed;
  throw new CommandError('INVALID', `a text of ${least} to ${most} characters`, ['input', field]);
}

function wait(field: string, given: string | null | undefined, before: number): number {
  if (given === undefined) return before;
  if (given === null) return 0;
  const milliseconds = /^0[a-z]*$/.test(given) ? 0 : parseDuration(given);
  if (milliseconds !== null && milliseconds >= 0 && milliseconds <= RULE_LIMITS.wait) return milliseconds;
  const expected = `a duration such as 10m, at most ${formatDuration(RULE_LIMITS.wait)}`;
  throw new CommandError('INVALID', expected, ['input', field]);
}

function conditionOf(before: FaultCondition, change: Partial<FaultCondition> = {}): FaultCondition {
  for (const [member, values] of Object.entries(change)) {
    if (values != null && values.length > RULE_LIMITS.values)
      throw new CommandError('INVALID', `at most ${RULE_LIMITS.values} values`, ['input', 'faults', member]);
  }
  const given = Object.fromEntries(Object.entries(change).filter(([, values]) => values !== undefined));
  return { ...before, ...given };
}

function refuseTaken(rules: readonly AlertRule[], { id, name }: AlertRule): void {
  const same = rules.find((rule) => rule.id !== id && rule.name.toLowerCase() === name.toLowerCase());
  if (same) throw new CommandError('TAKEN', 'a name that no other rule has', ['input', 'name']);
}
