import { ServerInterceptingCall, status, type Metadata, type ServerInterceptor } from '@grpc/grpc-js';
import { plainAddress } from '../../../domain/net/network.ts';
import type { WrongKeys } from '../../../http/guard/wrong-keys.ts';
import { callerOf, type CollectorCaller } from '../../credentials/caller.ts';
import type { DoorOptions } from '../../door.ts';
import { failureOf, ServiceAwayError } from '../../post/failure.ts';
import { BodyError, WrongKeyError } from '../../post/read-body.ts';
import { statusOf } from './refusal.ts';

/** Who calls, and from where. */
export interface GrpcCaller {
  readonly caller: CollectorCaller;
  readonly address: string;
}

/** Lets calls in by their metadata, before a byte of their message is read. */
export interface Admission {
  readonly interceptor: ServerInterceptor;
  /** The caller of a call that was let in. */
  callerOf(metadata: Metadata): GrpcCaller;
}

/** Calls that are in progress, each with a message of up to 16 MiB. */
const MOST_CALLS = 32;
/** Milliseconds that a message may take to come. */
const MESSAGE_WITHIN = 60_000;

export function createAdmission(options: DoorOptions, wrongKeys: WrongKeys, door: string): Admission {
  const { core } = options;
  const callers = new WeakMap<Metadata, GrpcCaller>();
  let calls = 0;

  /** Throws what is answered as a failure. */
  async function admit(metadata: Metadata, host: string, address: string): Promise<void> {
    if (core.models.connection.readyState !== 1) throw new ServiceAwayError('MongoDB is not connected');
    const [authorization] = metadata.get('authorization');
    const headers = { host, ...(authorization === undefined ? {} : { authorization: String(authorization) }) };
    try {
      callers.set(metadata, { caller: await callerOf({ headers }, options, { admin: false }), address });
    } catch (error) {
      if (error instanceof WrongKeyError) await wrongKeys.note(address, door);
      throw error;
    }
  }

  const interceptor: ServerInterceptor = (_method, call) => {
    let isHeld = false;
    let timer: NodeJS.Timeout | undefined;
    const leave = () => {
      clearTimeout(timer);
      if (isHeld) calls -= 1;
      isHeld = false;
    };
    const refuse = (error: unknown) => {
      leave();
      call.sendStatus(statusOf(failureOf(error, core)));
    };
    return new ServerInterceptingCall(call, {
      start(next) {
        next({
          onReceiveMetadata(metadata, pass) {
            admit(metadata, call.getHost(), addressOf(call.getPeer())).then(() => {
              if (calls >= MOST_CALLS) return refuse(new BodyError(429, 'TOO_MANY_REQUESTS', BUSY, 1));
              calls += 1;
              isHeld = true;
              timer = setTimeout(() => {
                leave();
                call.sendStatus({
                  code: status.DEADLINE_EXCEEDED,
                  details: 'The message did not come within a minute.',
                });
              }, MESSAGE_WITHIN).unref();
              pass(metadata);
            }, refuse);
          },
          onReceiveMessage(message, pass) {
            clearTimeout(timer);
            pass(message);
          },
          onCancel: leave,
        });
      },
      sendStatus(sent, next) {
        leave();
        next(sent);
      },
    });
  };
  return { interceptor, callerOf: (metadata) => callers.get(metadata)! };
}

const BUSY = 'The server has as much to work on as it takes at once. Send this again later.';

/** The address of a peer without its port. */
function addressOf(peer: string): string {
  return plainAddress(peer.replace(/:\d+$/, ''));
}
