import { administrator } from '../../domain/principals/viewer.ts';
import { createWakeUps } from '../../work/wake-ups.ts';
import type { Core } from '../core.ts';

/** What notices add to the core. The addresses of ALERT_EMAIL_TO are those of the first workspace's owner. */
export function createNoticeCore(alertEmailTo: readonly string[]): Pick<Core, 'wakeUps' | 'alertEmailTo'> {
  return {
    wakeUps: createWakeUps(),
    alertEmailTo: (workspace) => (workspace === administrator.workspace ? alertEmailTo : []),
  };
}
