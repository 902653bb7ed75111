import { Command, Option } from 'commander';
import type { ListPoliciesQuery, SetSignalPolicyInput } from '../generated/operations/graphql.ts';
import { operation } from '../operation.ts';
import { AskError, askServer, refuseUserErrors, type Server } from './ask-server.ts';
import { printOutcome, serverOf, withServer, type ServerFlags } from './server-options.ts';

interface Flags extends ServerFlags {
  json?: boolean;
  device?: string;
  room?: string;
  optional?: string;
  watch?: string;
  severity?: string;
}

/** Leaves a member to the room, to all devices, to the signal itself. */
const INHERIT = 'inherit';

const LIST = operation(`
  query ListPolicies {
    signalPolicies {
      key
      room {
        name
      }
      optional
      watchTime
      severity
    }
  }
`);
const FIND_ROOM = operation(`
  query FindRoomOfPolicy($name: String!) {
    room(by: { name: $name }) {
      id
    }
  }
`);
const FIND_DEVICE = operation(`
  query FindDeviceOfPolicy($computer: String!) {
    device(by: { computer: $computer }) {
      id
    }
  }
`);
const SET = operation(`
  mutation SetPolicy($input: SetSignalPolicyInput!) {
    setSignalPolicy(input: $input) {
      policy {
        key
        optional
        watchTime
        severity
      }
      userErrors {
        message
      }
    }
  }
`);

const EXAMPLES = `
Examples:
  $ roomwatch policies list
  $ roomwatch policies set motion-sensor --optional yes
  $ roomwatch policies set exchange --watch 15m --severity IMPORTANT
  $ roomwatch policies set camera --room 'Board room' --severity CRITICAL
  $ roomwatch policies set camera --device MTR-17 --optional inherit
`;

/** `roomwatch policies list|set`: which signals may be missing, how long they are watched, and how severe their faults are. */
export function policiesCommand(): Command {
  const list = withServer(new Command('list').description('List what is set for all devices and for rooms'))
    .option('--json', 'print JSON')
    .action((flags: Flags) => printOutcome(() => listPolicies(flags)));
  const setting = withServer(
    new Command('set')
      .description('Set what holds for a signal')
      .argument('<signal>', 'its key, such as motion-sensor'),
  )
    .addOption(new Option('--device <computer>', 'for one device only').conflicts('room'))
    .option('--room <name>', 'for the devices of one room only (default: all devices)')
    .addOption(new Option('--optional <answer>', 'whether it may be missing').choices(['yes', 'no', INHERIT]))
    .option('--watch <duration>', 'how long it must be unhealthy before its fault opens: 10m, 0s, or inherit')
    .addOption(
      new Option('--severity <severity>', 'of its faults').choices(['CRITICAL', 'IMPORTANT', 'WARNING', INHERIT]),
    )
    .action((key: string, flags: Flags) => printOutcome(() => setPolicy(key, flags)));
  return new Command('policies')
    .description('Policies of signals: list, set; asks the running server')
    .addHelpText('after', EXAMPLES)
    .addCommand(list)
    .addCommand(setting);
}

type Shown = Omit<ListPoliciesQuery['signalPolicies'][number], 'room'>;

function textOf({ optional, watchTime, severity }: Shown): string {
  const parts = [
    optional === null ? null : optional ? 'optional' : 'not optional',
    watchTime && `watched ${watchTime}`,
    severity,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

async function listPolicies(flags: Flags): Promise<string> {
  const { signalPolicies } = await askServer(serverOf(flags), LIST, {});
  if (flags.json) return JSON.stringify(signalPolicies);
  if (signalPolicies.length === 0) return 'Nothing is set: every signal is as docs/signals.md says.';
  return signalPolicies
    .map(({ room, ...policy }) => `${policy.key}  (${room ? room.name : 'all devices'}: ${textOf(policy)})`)
    .join('\n');
}

async function setPolicy(key: string, flags: Flags): Promise<string> {
  const { optional, watch, severity } = flags;
  if (optional === undefined && watch === undefined && severity === undefined) {
    throw new AskError('Nothing to set: pass --optional, --watch or --severity.');
  }
  const server = serverOf(flags);
  const input: SetSignalPolicyInput = {
    key,
    ...(await subjectOf(server, flags)),
    ...(optional === undefined ? {} : { optional: optional === INHERIT ? null : optional === 'yes' }),
    ...(watch === undefined ? {} : { watchTime: watch === INHERIT ? null : watch }),
    ...(severity === undefined ? {} : { severity: severity === INHERIT ? null : (severity as 'CRITICAL') }),
  };
  const { policy, userErrors } = (await askServer(server, SET, { input })).setSignalPolicy;
  refuseUserErrors(userErrors);
  const subject = flags.device ?? flags.room ?? 'all devices';
  return policy ? `${key} of ${subject}: ${textOf(policy)}.` : `${key} of ${subject}: nothing is set.`;
}

async function subjectOf(server: Server, { device, room }: Flags): Promise<{ deviceId?: string; roomId?: string }> {
  if (device !== undefined) {
    const found = (await askServer(server, FIND_DEVICE, { computer: device })).device;
    if (!found) throw new AskError(`There is no device ${JSON.stringify(device)}.`);
    return { deviceId: found.id };
  }
  if (room === undefined) return {};
  const found = (await askServer(server, FIND_ROOM, { name: room })).room;
  if (!found) throw new AskError(`There is no room ${JSON.stringify(room)}.`);
  return { roomId: found.id };
}
