import { ProvisionError, waysOut } from './provision-error.ts';
import { engineTitle, type Engine, type EngineId, type FindContext, type ServiceKind } from './service-kind.ts';
import { hasData, type ServiceFolder } from './service-folder.ts';

/**
 * The server program to use for a data folder: the program that made the data, or for a new folder the first that is available.
 * @throws ProvisionError where there is none, or where the program that made the data is gone
 */
export async function findEngine(
  kind: ServiceKind,
  folder: ServiceFolder,
  maker: EngineId | null,
  context: FindContext,
): Promise<Engine> {
  if (maker === null && hasData(folder)) {
    throw new ProvisionError(
      `${folder.data} holds data, but ${folder.engine}, which says what server it belongs to, cannot be read. ` +
        `Put that file back from a backup, or move ${folder.root} away to begin anew.`,
    );
  }
  const reasons: string[] = [];
  for (const finder of inOrder(kind, maker)) {
    const found = await finder.find(context, maker);
    context.signal.throwIfAborted();
    if ('reason' in found) {
      reasons.push(found.reason);
    } else if (maker === null || kind.readsDataOf(found, maker)) {
      return found;
    } else {
      reasons.push(`${found.binary} is ${engineTitle(found)}, which may not read it`);
    }
  }
  const tried = reasons.map((reason) => `\n  - ${reason}`).join('');
  throw new ProvisionError(maker === null ? nowhere(kind, tried) : gone(kind, maker, folder, tried));
}

function inOrder(kind: ServiceKind, maker: EngineId | null) {
  if (maker === null) return kind.finders;
  const able = kind.finders.filter((finder) => finder.engines.includes(maker.engine));
  return able.toSorted((a, b) => Number(b.source === maker.source) - Number(a.source === maker.source));
}

function nowhere(kind: ServiceKind, tried: string): string {
  return `${kind.variable} is not set, and no server for ${kind.title} could be found or installed here:${tried}\n${waysOut}`;
}

function gone(kind: ServiceKind, maker: EngineId, folder: ServiceFolder, tried: string): string {
  return (
    `The data in ${folder.data} was made by ${engineTitle(maker)}, which is gone:${tried}\n` +
    `Ways out:\n  - install ${engineTitle(maker)} again, or\n` +
    `  - set ${kind.variable} to a server that holds your data, or\n` +
    `  - move ${folder.root} away to begin anew without it.`
  );
}
