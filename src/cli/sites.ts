import { Command, InvalidArgumentError } from 'commander';
import { readTimeZone, TIME_ZONE, type WeeklyHours } from '../domain/sites/calendar.ts';
import { HOURS_TEXT, hoursText, readHoursText } from '../domain/sites/hours-text.ts';
import type { ListSitesQuery, WeeklyHoursInput } from '../generated/operations/graphql.ts';
import { operation } from '../operation.ts';
import { AskError, askServer, refuseUserErrors } from './ask-server.ts';
import { printOutcome, serverOf, withServer, type ServerFlags } from './server-options.ts';

/** Takes back what is set. A parser of commander cannot answer null. */
const INHERIT = 'inherit';

interface Flags extends ServerFlags {
  json?: boolean;
  building?: string;
  timeZone?: string;
  serviceHours?: WeeklyHoursInput[] | typeof INHERIT;
  maintenanceHours?: WeeklyHoursInput[] | typeof INHERIT;
}

const LIST = operation(`
  query ListSites($after: String) {
    sites(first: 100, after: $after) {
      nodes {
        id
        name
        timeZone
        serviceHours {
          days
          from
          to
        }
        maintenanceHours {
          days
          from
          to
        }
        buildings {
          id
          name
          timeZone
          serviceHours {
            days
            from
            to
          }
          maintenanceHours {
            days
            from
            to
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
const FIND = operation(`
  query FindSite($name: String!) {
    sites(filter: { names: [$name] }) {
      nodes {
        id
        buildings {
          id
          name
        }
      }
    }
  }
`);
const SET_SITE = operation(`
  mutation SetSite($input: UpdateSiteInput!) {
    updateSite(input: $input) {
      userErrors {
        message
      }
    }
  }
`);
const SET_BUILDING = operation(`
  mutation SetBuilding($input: UpdateBuildingInput!) {
    updateBuilding(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const EXAMPLES = `
Examples:
  $ roomwatch sites list
  $ roomwatch sites set Berlin --time-zone Europe/Berlin --service-hours 'Mon-Fri 07:00-19:00; Sat 08:00-12:00'
  $ roomwatch sites set Berlin --building B1 --maintenance-hours 'daily 22:00-05:00'
  $ roomwatch sites set Berlin --maintenance-hours inherit    # the workspace's hold again
`;

/** `roomwatch sites list|set`: the sites and buildings that rooms name. */
export function sitesCommand(): Command {
  const list = withServer(new Command('list').description('List sites and buildings with what is set for them'))
    .option('--json', 'print JSON')
    .action((flags: Flags) => printOutcome(() => listSites(flags)));
  const setting = withServer(
    new Command('set').description('Set time zone and hours of a site or a building').argument('<site>', 'its name'),
  )
    .option('--building <name>', 'a building of the site, in its place')
    .option('--time-zone <name>', "a name of IANA's database, or inherit", timeZoneOf)
    .option('--service-hours <hours>', "such as 'Mon-Fri 07:00-19:00', never, or inherit", hoursOf)
    .option('--maintenance-hours <hours>', "such as 'daily 22:00-05:00', never, or inherit", hoursOf)
    .action((name: string, flags: Flags) => printOutcome(() => setSite(name, flags)));
  return new Command('sites')
    .description('Time zones and hours of sites and buildings: list, set; asks the running server')
    .addHelpText('after', EXAMPLES)
    .addCommand(list)
    .addCommand(setting);
}

function timeZoneOf(text: string): string {
  if (text === INHERIT) return INHERIT;
  const name = readTimeZone(text);
  if (name === null) throw new InvalidArgumentError(`Expected ${TIME_ZONE}.`);
  return name;
}

function hoursOf(text: string): WeeklyHoursInput[] | typeof INHERIT {
  if (text === INHERIT) return INHERIT;
  const hours = readHoursText(text);
  if (hours === null) throw new InvalidArgumentError(`Expected ${HOURS_TEXT}.`);
  return hours.map(({ days, ...rest }) => ({ ...rest, days: [...days] }));
}

async function listSites(flags: Flags): Promise<string> {
  const all = [];
  for (let after: string | null = null; ;) {
    const { sites }: ListSitesQuery = await askServer(serverOf(flags), LIST, { after });
    all.push(...sites.nodes);
    if (!sites.pageInfo.hasNextPage) break;
    after = sites.pageInfo.endCursor;
  }
  if (flags.json) return JSON.stringify(all);
  return all.flatMap((site) => [lineOf(site), ...site.buildings.map((building) => `  ${lineOf(building)}`)]).join('\n');
}

interface ShownCalendar {
  readonly name: string;
  readonly timeZone: string | null;
  readonly serviceHours: readonly WeeklyHours[] | null;
  readonly maintenanceHours: readonly WeeklyHours[] | null;
}

function lineOf({ name, timeZone, serviceHours, maintenanceHours }: ShownCalendar): string {
  const set = [
    timeZone,
    serviceHours && `in service ${hoursText(serviceHours)}`,
    maintenanceHours && `maintenance ${hoursText(maintenanceHours)}`,
  ].filter((part) => part !== null);
  return set.length > 0 ? `${name}  (${set.join(', ')})` : name;
}

async function setSite(name: string, flags: Flags): Promise<string> {
  const wanted = flags.building;
  const members = {
    timeZone: settingOf(flags.timeZone),
    serviceHours: settingOf(flags.serviceHours),
    maintenanceHours: settingOf(flags.maintenanceHours),
  };
  if (Object.values(members).every((member) => member === undefined)) {
    throw new AskError('Nothing to set: pass --time-zone, --service-hours or --maintenance-hours.');
  }
  const server = serverOf(flags);
  const [site] = (await askServer(server, FIND, { name })).sites.nodes;
  if (!site) throw new AskError(`No room names the site ${JSON.stringify(name)}; roomwatch sites list shows all.`);
  if (wanted === undefined) {
    const { updateSite } = await askServer(server, SET_SITE, { input: { siteId: site.id, ...members } });
    refuseUserErrors(updateSite.userErrors);
    return `Set the site ${JSON.stringify(name)}.`;
  }
  const building = site.buildings.find((one) => one.name === wanted);
  if (!building) throw new AskError(`No room of ${JSON.stringify(name)} names the building ${JSON.stringify(wanted)}.`);
  const { updateBuilding } = await askServer(server, SET_BUILDING, { input: { buildingId: building.id, ...members } });
  refuseUserErrors(updateBuilding.userErrors);
  return `Set the building ${JSON.stringify(wanted)} of ${JSON.stringify(name)}.`;
}

function settingOf<T>(value: T | typeof INHERIT | undefined): T | null | undefined {
  return value === INHERIT ? null : value;
}
