import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { createCountedShares } from '../../domain/limits/counted-shares.ts';
import { networkOf, plainAddress } from '../../domain/net/network.ts';
import { Frames } from '../../domain/syslog/wire/frames.ts';
import { DEFAULT_WORKSPACE } from '../../domain/workspaces/workspace-name.ts';
import type { Drops } from './drops.ts';
import type { MessageQueue, SyslogDoor, SyslogSender } from './message-queue.ts';
import type { SenderRule } from './senders.ts';

/** Takes what comes in and puts it into the queue. */
export interface SyslogIntake {
  takeDatagram(bytes: Buffer, address: string): void;
  takeConnection(door: SyslogDoor, socket: Socket): void;
  /** Ends the connections. */
  cut(): void;
}

export interface IntakeOptions {
  readonly queue: MessageQueue;
  readonly drops: Drops;
  readonly ruleOf: (address: string) => SenderRule | null;
  readonly clock: () => Date;
}

/** The longest message; RFC 5425 asks for 8,192. */
const MOST_BYTES = 64 * 1024;
const MOST_CONNECTIONS = 2_000;
const MOST_OF_ONE = 200;
const KEEP_ALIVE = 60_000;

export function createSyslogIntake({ queue, drops, ruleOf, clock }: IntakeOptions): SyslogIntake {
  const sockets = new Set<Socket>();
  const shares = createCountedShares(MOST_OF_ONE);
  const run = randomUUID();
  let count = 0;

  const add = (sender: SyslogSender, bytes: Buffer): boolean =>
    queue.add({ id: `syslog-${run}-${(count += 1)}`, sender, bytes, receivedAt: clock() });

  /** Who sends from an address; null, and counted, for one that may not. */
  function senderOf(door: SyslogDoor, address: string): SyslogSender | null {
    const rule = ruleOf(address);
    if (rule === null) drops.note(DEFAULT_WORKSPACE, door, 'sender-refused', address);
    return rule && { door, address, workspace: rule.workspace ?? DEFAULT_WORKSPACE, network: rule.network };
  }

  /** Reads a connection as fast as its messages find room. */
  async function readStream(sender: SyslogSender, socket: Socket): Promise<void> {
    const { workspace, door } = sender;
    const frames = new Frames(MOST_BYTES);
    const take = async (bytes: Buffer, isCut: boolean): Promise<boolean> => {
      if (isCut) drops.note(workspace, door, 'value-cut', bytes.toString('latin1', 0, 100));
      while (!add(sender, bytes)) if (!(await queue.room(sender))) return false;
      return true;
    };
    try {
      for await (const chunk of socket as AsyncIterable<Buffer>) {
        for (const { bytes, isCut } of frames.push(chunk)) if (!(await take(bytes, isCut))) return;
      }
    } finally {
      const last = frames.end();
      if (last) await take(last.bytes, last.isCut);
    }
  }

  return {
    takeDatagram(bytes, address) {
      const sender = senderOf('syslog/udp', plainAddress(address));
      if (sender === null || bytes.length === 0 || add(sender, bytes)) return;
      drops.note(sender.workspace, sender.door, 'message-dropped', sender.address);
    },
    takeConnection(door, socket) {
      socket.on('error', () => undefined);
      const sender = senderOf(door, plainAddress(socket.remoteAddress ?? ''));
      if (sender === null) return void socket.destroy();
      const giveBack = sockets.size < MOST_CONNECTIONS ? shares.take(networkOf(sender.address)) : null;
      if (giveBack === null) {
        drops.note(sender.workspace, door, 'connection-refused', sender.address);
        return void socket.destroy();
      }
      sockets.add(socket);
      socket.setKeepAlive(true, KEEP_ALIVE);
      socket.once('close', () => {
        sockets.delete(socket);
        giveBack();
      });
      readStream(sender, socket).catch(() => socket.destroy());
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
