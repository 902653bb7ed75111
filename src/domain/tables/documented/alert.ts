import { defineTable } from './define.ts';

/** The columns up to `SourceSystem` are those of Log Analytics' records of 2017, so that its queries answer. */
export const alertTable = defineTable(
  'Alert',
  'The history of alerts: a record each time that an alert fires, changes, is acknowledged or closed, and resolves.',
  [
    ['AlertName', 'string', 'The name of the rule.'],
    ['AlertSeverity', 'string', 'Critical, Important or Warning.'],
    ['AlertState', 'string', 'Pending, Firing, Recovering or Resolved: the state that the change led to.'],
    ['Query', 'string', 'The query of the rule; empty for a rule of faults.'],
    [
      'QueryExecutionStartTime',
      'datetime',
      'The start of the time that the query looked at; null for a rule of faults.',
    ],
    ['QueryExecutionEndTime', 'datetime', 'Its end; null for a rule of faults.'],
    ['Computer', 'string', 'The host name of the device.'],
    ['AlertId', 'string', "The alert's id, as in the API."],
    ['RuleId', 'string', "The rule's id, as in the API."],
    ['ChangeKind', 'string', 'PENDING, FIRED, UPDATED, ACKNOWLEDGED, RECOVERING, REFIRED, RESOLVED or CLOSED.'],
    ['Response', 'string', 'What people answered: NEW, ACKNOWLEDGED or CLOSED.'],
    ['RoomName', 'string', "The name of the device's room at that time."],
    ['Site', 'string', 'The site of that room at that time.'],
    ['Reason', 'string', 'Why, in a short sentence.'],
  ],
);
