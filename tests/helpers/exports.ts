import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readManifest, type Manifest } from '../../src/domain/exports/manifest.ts';
import type { Doors } from './app.ts';
import { eventually } from './process.ts';
import { operation } from './operation.ts';

export const HOUR = 3_600_000;

export const CREATE_EXPORT =
  operation(`mutation CreateScheduledExport($input: CreateScheduledExportInput!) { createScheduledExport(input: $input) {
  scheduledExport { id exportId name query format window delay nextWindow dueAt enabled destination { folder s3 { endpoint bucket accessKeyId } } }
  userErrors { code message field } } }`);

const STATE =
  operation(`query ReadScheduledExport($id: ID!) { scheduledExport(id: $id) { nextWindow running failures lastError dueAt
  runs(first: 100) { status windowStart windowEnd attempt rows bytes sha256 object milliseconds error } } }`);

/** The start of the hour that is under way when a test file starts: an hour may end meanwhile. */
const THIS_HOUR = Math.floor(Date.now() / HOUR) * HOUR;
/** For the clock of a server, where a test owns it. */
export const NOW = new Date(THIS_HOUR + 60_000);

/** The start of the hour so many hours before this one. */
export const hoursAgo = (hours: number): Date => new Date(THIS_HOUR - hours * HOUR);

export async function exportState(doors: Doors, id: string) {
  return (await doors.ask(STATE, { id })).scheduledExport;
}

/** Waits until every window before this hour is stored. */
export function caughtUp(doors: Doors, id: string, patience?: number) {
  return eventually(
    async () => {
      const state = await exportState(doors, id);
      if (new Date(state!.nextWindow) >= hoursAgo(0) && !state!.running) return state;
      throw new Error(`not yet: ${JSON.stringify(state)}`);
    },
    'caught up',
    patience,
  );
}

/** All files below a folder, hidden ones too, by their names from the folder on. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file)]),
  );
}

/** What a store holds, checked: every object has its manifest, every manifest fits its object, nothing else is there. */
export function checkedWindows(objects: ReadonlyMap<string, Buffer>): { manifest: Manifest; text: string }[] {
  const manifests = [...objects].filter(([name]) => name.endsWith('.manifest.json'));
  const found = manifests.map(([name, bytes]) => {
    const manifest = readManifest(bytes.toString());
    if (!manifest) throw new Error(`${name} is no manifest: ${bytes.toString()}`);
    const object = objects.get(manifest.object);
    if (!object) throw new Error(`${name} has no object ${manifest.object}`);
    const sha256 = createHash('sha256').update(object).digest('hex');
    if (sha256 !== manifest.sha256 || object.length !== manifest.bytes)
      throw new Error(`${name} does not fit its object`);
    return { manifest, text: (manifest.compression === 'gzip' ? gunzipSync(object) : object).toString() };
  });
  const known = new Set([...manifests.map(([name]) => name), ...found.map(({ manifest }) => manifest.object)]);
  const others = [...objects.keys()].filter((name) => !known.has(name));
  if (others.length > 0) throw new Error(`more is there: ${others.join(', ')}`);
  return found.sort((a, b) => (a.manifest.window.start < b.manifest.window.start ? -1 : 1));
}
