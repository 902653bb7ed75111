import { CommandError } from '../../errors.ts';
import type { BuildingDocument } from '../../models/building.ts';
import type { SiteDocument } from '../../models/site.ts';
import type { NamedDocument, NamedQueries } from '../../models/support/named.ts';
import { replaceNamed } from '../common/replace-named.ts';
import type { Core } from '../core.ts';
import { checkedCalendar, type CalendarInput } from './check-calendar.ts';

/** Changes what is set for a site; its rooms follow at once. Throws a `CommandError`. */
export function updateSite(core: Core, workspace: string, id: string, input: CalendarInput): Promise<SiteDocument> {
  return change(core.models.sites, workspace, id, input, siteNotFound);
}

/** Changes what is set for a building; its rooms follow at once. Throws a `CommandError`. */
export function updateBuilding(
  core: Core,
  workspace: string,
  id: string,
  input: CalendarInput,
): Promise<BuildingDocument> {
  return change(core.models.buildings, workspace, id, input, buildingNotFound);
}

function change<D extends NamedDocument>(
  queries: Pick<NamedQueries<D>, 'byId' | 'isTaken' | 'replace'>,
  workspace: string,
  id: string,
  input: CalendarInput,
  notFound: () => CommandError,
): Promise<D> {
  const members = checkedCalendar(input);
  return replaceNamed(queries, null, {
    find: async () => {
      const found = await queries.byId(workspace, id);
      if (!found) throw notFound();
      return found;
    },
    decide: (found) => ({ ...found, ...members }),
    taken: notFound,
  });
}

export function siteNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a site', ['input', 'siteId']);
}

export function buildingNotFound(): CommandError {
  return new CommandError('NOT_FOUND', 'the id of a building', ['input', 'buildingId']);
}
