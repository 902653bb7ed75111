import type { Fault, Health } from './device.ts';
import { bySeverity } from './signals.ts';

/** Worst first: the order in which a room shows the health of its devices. */
export const HEALTH_WORST_FIRST: readonly Health[] = ['OFFLINE', 'UNHEALTHY', 'WARNING', 'UNKNOWN', 'HEALTHY'];

/** A health and its reason, in words. */
export interface HealthVerdict {
  health: Health;
  reason: string;
}

/**
 * A device's health from its faults: OFFLINE while its heartbeat fault is open, else UNHEALTHY with an open CRITICAL or IMPORTANT
 * fault, else WARNING with an open WARNING fault, else HEALTHY; UNKNOWN for a device never heard of.
 */
export function deviceHealth(heardAt: Date | null, faults: readonly Fault[]): HealthVerdict {
  if (!heardAt) return { health: 'UNKNOWN', reason: 'Never heard of' };
  const open = faults.filter((fault) => fault.state === 'OPEN').sort((a, b) => bySeverity(a.severity, b.severity));
  const silence = open.find((fault) => fault.signal === 'heartbeat');
  const worst = silence ?? open[0];
  if (!worst) return { health: 'HEALTHY', reason: 'No open fault' };
  const health = silence ? 'OFFLINE' : worst.severity === 'WARNING' ? 'WARNING' : 'UNHEALTHY';
  return { health, reason: worst.reason };
}

/** A room shows the worst of its devices; one without devices is UNKNOWN. */
export function roomHealth(
  devices: readonly { computer: string; health: Health; healthReason: string }[],
): HealthVerdict {
  for (const health of HEALTH_WORST_FIRST) {
    const worst = devices.find((device) => device.health === health);
    if (worst)
      return { health, reason: health === 'HEALTHY' ? 'No open fault' : `${worst.computer}: ${worst.healthReason}` };
  }
  return { health: 'UNKNOWN', reason: 'No device' };
}
