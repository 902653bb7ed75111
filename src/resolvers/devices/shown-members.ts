import {
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
} from 'graphql';
import type { Device, Fault, Room } from '../../generated/graphql.ts';
import type { DeviceMembers } from '../../loaders/device-reads.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { ShownDevice } from '../../models/device.ts';

type Field<T> = Exclude<keyof T, `__${string}`>;
type Needed = readonly (keyof ShownDevice)[];

/** Members by which the policies and the threshold of a device are found (`RuledDevice`). */
const OF_RULES = ['optional', 'policies', 'staleAfter'] as const satisfies Needed;

/** Which members of a device's document the fields of a device need, beside its names and its place. */
const OF_DEVICE: Record<Field<Device>, Needed> = {
  id: [],
  computer: [],
  room: [],
  alias: ['facts'],
  displayName: ['facts'],
  appVersion: ['facts'],
  os: ['facts'],
  osVersion: ['facts'],
  ipv4Addresses: ['facts'],
  ipv6Address: ['facts'],
  health: ['health'],
  healthSince: ['healthSince'],
  firstSeenAt: ['firstSeenAt'],
  lastEventAt: ['facts'],
  lastHeartbeatAt: ['facts'],
  lastHardwareCheckAt: ['facts'],
  staleAt: ['presence', ...OF_RULES],
  staleAfter: ['staleAfter'],
  ownStaleAfter: ['staleAfter'],
  signals: ['signals', ...OF_RULES],
  signalPolicies: [...OF_RULES],
  faults: [],
  events: [],
};

/** Fields of other types that are answered from a device. */
const OF_OTHERS: {
  Fault: Partial<Record<Field<Fault>, Needed>>;
  Room: Partial<Record<Field<Room>, Needed>>;
} = {
  Fault: { signal: ['signals', ...OF_RULES] },
  Room: { lastEventAt: ['facts'] },
};

const NEEDED: Readonly<Record<string, Readonly<Record<string, Needed>> | undefined>> = {
  Device: OF_DEVICE,
  ...OF_OTHERS,
};

const known = new WeakMap<OperationDefinitionNode, DeviceMembers>();

/** The loaders of an operation, which read of devices only what the operation shows. Looked up once for each document. */
export function showingDevices(loaders: Loaders, info: GraphQLResolveInfo): Loaders {
  let members = known.get(info.operation);
  if (members === undefined) known.set(info.operation, (members = membersOf(info)));
  loaders.showDevices(members);
  return loaders;
}

function membersOf({ schema, operation, fragments }: GraphQLResolveInfo): DeviceMembers {
  const types = new TypeInfo(schema);
  const members = new Set<keyof ShownDevice>();
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] } as const;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        for (const member of NEEDED[types.getParentType()?.name ?? '']?.[name.value] ?? []) members.add(member);
      },
    }),
  );
  return [...members];
}
