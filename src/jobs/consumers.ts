import type { ChangeConsumer } from '../feed/consumer.ts';
import { faultRules } from '../services/alerts/fault-rules.ts';
import { routeAlerts } from '../services/notices/route-alerts.ts';
import type { Core } from '../services/core.ts';

/** Every durable reader of the change log. A new one is its definition, beside the services of its feature, and a line here. */
export const CONSUMERS: readonly ChangeConsumer<Core>[] = [faultRules, routeAlerts];
