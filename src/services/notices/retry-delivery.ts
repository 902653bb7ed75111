import { CommandError } from '../../errors.ts';
import type { DeliveryDocument } from '../../models/delivery.ts';
import type { Core } from '../core.ts';
import { DELIVERY_WORK } from './delivery-work.ts';

/** Lets a delivery be sent again, with its id and content; one that is on its way already is left alone. Throws a `CommandError`. */
export async function retryDelivery(core: Core, workspace: string, id: string): Promise<DeliveryDocument> {
  const { deliveries } = core.models;
  if (await deliveries.retry(workspace, id, core.clock())) core.wakeUps.wake(DELIVERY_WORK);
  const found = await deliveries.byId(workspace, id);
  if (!found) throw deliveryNotFound();
  return found;
}

export function deliveryNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a delivery', ['input', 'id']);
}
