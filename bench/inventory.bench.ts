import { operation } from '../tests/helpers/operation.ts';
import { report, round } from './report.ts';
import { ask } from './server-process.ts';
import { withServices } from './services.ts';

/**
 * An import of 5,000 rooms with a computer each, 250 at a time as the command line sends them: new, then with nothing to change, then with
 * another site for each room. Beside it the bare driver inserts as many documents of the same content, 250 at a time.
 */
const ROOMS = 5_000;
const AT_ONCE = 250;
const IMPORT = operation(`mutation BenchImport($input: ImportRoomsInput!) { importRooms(input: $input) {
  rooms { action } userErrors { message } } }`);

const roomsOf = (site: string) =>
  Array.from({ length: ROOMS }, (_, index) => ({
    ...{ name: `Room ${index}`, site, building: `B${index % 40}`, floor: String(index % 9), tags: ['bench'] },
    computers: [`BENCH-${index}`],
  }));

await withServices(async (services) => {
  const app = await services.start('inventory', {}, { api: true, worker: false });
  const rows: Record<string, string | number>[] = [];
  async function measure(way: string, rooms: ReturnType<typeof roomsOf>, action: string) {
    const started = performance.now();
    for (let from = 0; from < ROOMS; from += AT_ONCE) {
      const input = { rooms: rooms.slice(from, from + AT_ONCE), dryRun: false };
      const { importRooms } = await ask(app.url!, IMPORT, { input });
      const other = importRooms.rooms.filter((room) => room.action !== action);
      if (other.length > 0) throw new Error(`${other.length} rooms are not ${action}: ${JSON.stringify(other[0])}`);
    }
    rows.push({ way, rooms: ROOMS, seconds: round((performance.now() - started) / 1_000, 2) });
  }
  await measure('import, new', roomsOf('Berlin'), 'CREATED');
  await measure('import, unchanged', roomsOf('Berlin'), 'UNCHANGED');
  await measure('import, another site', roomsOf('Bonn'), 'UPDATED');

  const bare = app.core.models.connection.collection('bench');
  const started = performance.now();
  for (let from = 0; from < ROOMS; from += AT_ONCE)
    await bare.insertMany(roomsOf('Berlin').slice(from, from + AT_ONCE));
  rows.push({ way: 'bare driver, inserts', rooms: ROOMS, seconds: round((performance.now() - started) / 1_000, 2) });
  report('inventory', rows, { unit: 's' });
});
