import type { Random } from './random.ts';

/** The accounts that a console signs in to; decides the sign-in sentences of its reports. */
export type SignInMode = 'skype' | 'teams' | 'both';

/** Where a room is, as an administrator would enter it. */
export interface RoomPlace {
  site: string;
  building: string;
  floor: string;
  tags: string[];
}

/** A console's name and fixed properties; they do not change. */
export interface Identity {
  computer: string;
  alias: string;
  displayName: string;
  ipv4Address: string;
  ipv4Address2: string;
  ipv6Address: string;
  mode: SignInMode;
  /** How many displays it is set up for. */
  displays: number;
  /** Time from its heartbeat to its hardware check, in milliseconds. */
  checkGap: number;
  place: RoomPlace;
}

const SITES: readonly { site: string; code: string; buildings: readonly string[] }[] = [
  { site: 'Amsterdam', code: 'AMS', buildings: ['Zuidas Tower', 'Canal House'] },
  { site: 'Boston', code: 'BOS', buildings: ['Harbor One', 'Harbor Two'] },
  { site: 'Munich', code: 'MUC', buildings: ['Isarhaus', 'Werk 3'] },
  { site: 'Singapore', code: 'SIN', buildings: ['Marina Point'] },
  { site: 'Toronto', code: 'YYZ', buildings: ['King West', 'Queen East'] },
];

// prettier-ignore
const ROOM_NAMES = [
  'Yosemite', 'Olympic', 'Denali', 'Acadia', 'Everglades', 'Badlands', 'Zion', 'Sequoia', 'Redwood', 'Glacier', 'Saguaro', 'Arches',
  'Banff', 'Jasper', 'Serengeti', 'Fuji', 'Etna', 'Kilimanjaro', 'Matterhorn', 'Aconcagua', 'Elbrus', 'Vesuvius', 'Rainier', 'Ararat',
  'Danube', 'Amazon', 'Mekong', 'Thames', 'Volga', 'Yukon', 'Orinoco', 'Loire', 'Shannon', 'Ganges', 'Niger', 'Rhine',
];

const SIZES = ['huddle', 'medium', 'boardroom', 'training'];

/** The console with this number in its fleet. Names and places depend on the number alone, so that two runs have the same rooms. */
export function identityOf(index: number, random: Random): Identity {
  const { site, code, buildings } = SITES[index % SITES.length]!;
  const nth = Math.floor(index / SITES.length);
  const building = nth % buildings.length;
  const round = Math.floor(index / ROOM_NAMES.length);
  const displayName = ROOM_NAMES[index % ROOM_NAMES.length]! + (round > 0 ? ` ${round + 1}` : '');
  const mode = random.pick<SignInMode>(['teams', 'teams', 'both', 'skype']);
  const [high, low] = [(index >> 8) & 255, index & 255];
  // One account in twelve was entered with a trailing space, as in one of the published events.
  const alias = `${displayName.toLowerCase().replace(' ', '')}@contoso.com${random.chance(1 / 12) ? ' ' : ''}`;
  return {
    computer: `MTR-${code}-${String(index + 1).padStart(4, '0')}`,
    alias,
    displayName,
    ipv4Address: `10.${20 + (index % SITES.length)}.${high}.${low}`,
    ipv4Address2: `10.${120 + (index % SITES.length)}.${high}.${low}`,
    ipv6Address: random.chance(0.5)
      ? ''
      : `fe80::${(0x1000 + index).toString(16)}:${random.whole(4096, 65535).toString(16)}`,
    mode,
    displays: random.chance(0.6) ? 3 : 2,
    checkGap: random.whole(2_000, 9_000),
    place: {
      site,
      building: buildings[building]!,
      floor: String((Math.floor(nth / buildings.length) % 6) + 1),
      tags: [SIZES[index % SIZES.length]!, ...(mode === 'skype' ? ['skype'] : ['teams'])],
    },
  };
}
