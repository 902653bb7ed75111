import { describe, expect, it } from '@jest/globals';
import { MessageQueue, type QueuedMessage } from '../../../src/doors/syslog/message-queue.ts';
import { createSenderRules } from '../../../src/doors/syslog/senders.ts';

const MOST = 100_000;
let count = 0;
const from = (address: string, bytes = 700): QueuedMessage => ({
  id: String((count += 1)),
  sender: { door: 'syslog/udp', address, workspace: 'default', network: '10.0.0.0/8' },
  bytes: Buffer.alloc(bytes),
  receivedAt: new Date(),
});
/** Sends as much as is taken. */
const flood = (queue: MessageQueue, address: string): number => {
  let taken = 0;
  while (queue.add(from(address))) taken += 1;
  return taken;
};

describe('the queue', () => {
  it('takes a third of its room from a flood, and has room for others however many flood it', () => {
    const queue = new MessageQueue(MOST);
    expect(flood(queue, '10.0.0.1')).toBe(33);
    for (let other = 2; other < 12; other += 1) expect(flood(queue, `10.0.0.${other}`)).toBeGreaterThan(0);
    expect(queue.add(from('10.0.0.99', 0))).toBe(true);
  });

  it('hands out as many of each as are asked for, in their order, and counts them until they are released', async () => {
    const queue = new MessageQueue(MOST);
    const messages = [from('10.0.0.1'), from('10.0.0.2'), from('10.0.0.1'), from('10.0.0.1')];
    for (const message of messages) queue.add(message);
    const first = queue.take(2);
    expect(first).toEqual([messages[0], messages[2], messages[1]]);
    expect(queue.take(2)).toEqual([messages[3]]);
    expect(queue.isEmpty).toBe(false);
    queue.release(messages);
    expect(queue.isEmpty).toBe(true);
  });

  it('tells who waits for room when there may be some, and when there will be none', async () => {
    const queue = new MessageQueue(MOST);
    flood(queue, '10.0.0.1');
    const room = queue.room(from('10.0.0.1').sender);
    queue.release(queue.take(1));
    expect(await room).toBe(true);
    const never = queue.room(from('10.0.0.1').sender);
    queue.close();
    expect(await never).toBe(false);
  });
});

it('of several networks the narrowest lets an address in', () => {
  const rules = [
    { network: '10.0.0.0/8', workspace: null },
    { network: '10.1.0.0/16', workspace: 'acme' },
    { network: '::1', workspace: null },
  ];
  const ruleOf = createSenderRules(rules);
  expect(['10.2.3.4', '10.1.2.3', '::ffff:10.1.2.3', '::1', '192.0.2.1', 'fe80::1', ''].map(ruleOf)).toEqual([
    rules[0],
    rules[1],
    rules[1],
    rules[2],
    null,
    null,
    null,
  ]);
});
