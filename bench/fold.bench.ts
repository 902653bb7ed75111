import { readdirSync, readFileSync } from 'node:fs';
import { newDevice, type DeviceState } from '../src/domain/health/device.ts';
import { readReport } from '../src/domain/health/report.ts';
import { takeReport, type Rules } from '../src/domain/health/transition.ts';
import { report } from './report.ts';

/**
 * How long the health rules take per event, without any storage: `takeReport` alone, and with reading the event's text before it.
 * In microseconds.
 */
const CALLS = 20_000;
const ROUNDS = 9;
const START = Date.parse('2018-03-05T12:00:00Z');
const RULES = { staleAfter: 20 * 60_000, reopenWithin: 7 * 86_400_000, ingestUpSince: null };

const samples = new URL('../tests/fixtures/srs-events/', import.meta.url);
const sample = (name: string) =>
  readFileSync(
    new URL(
      readdirSync(samples).find((file) => file.startsWith(name))!,
      samples,
    ),
    'utf8',
  );

const healthy = { eventId: 2000, description: sample('2000-heartbeat-healthy') };
const eightLabels = { eventId: 3001, description: sample('3001-audio-and-camera') };
const hardwareFine = { eventId: 3000, description: sample('3000-hardware-healthy') };

type Text = { eventId: number; description: string };

function reports(texts: readonly Text[], now: number) {
  const at = new Date(now);
  return texts.map((text) => readReport({ id: `${now}`, ...text, ownTime: at, receivedAt: at, record: null }));
}

/** A device that has sent all of these once, so that its document has its usual size. */
function known(texts: readonly Text[]): DeviceState {
  return reports(texts, START).reduce(
    (device, report) => takeReport(device, report, { ...RULES, now: report.receivedAt }).device,
    newDevice('device', 'ROOM-1', new Date(START)),
  );
}

/** The best of the rounds, in microseconds per event, for others may use the machine too; the texts take turns, five minutes apart. */
function measure(before: readonly Text[], texts: readonly Text[], readToo: boolean): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    let device = known(before);
    const all = Array.from({ length: CALLS }, (_, index) => {
      const at = new Date(START + (index + 1) * 300_000);
      const event = {
        id: `event-${index}`,
        ...texts[index % texts.length]!,
        ownTime: at,
        receivedAt: at,
        record: `${index}`,
      };
      return { event, report: readReport(event), rules: { ...RULES, now: at } satisfies Rules };
    });
    const started = performance.now();
    for (const { event, report, rules } of all) {
      device = takeReport(device, readToo ? readReport(event) : report, rules).device;
    }
    return ((performance.now() - started) * 1_000) / CALLS;
  });
  return Math.min(...rounds);
}

const rows = [
  { case: '2000, healthy room', before: [hardwareFine], texts: [healthy] },
  { case: '2000, room with 8 labels known', before: [eightLabels, hardwareFine], texts: [healthy] },
  { case: '3001 with 8 labels, repeated', before: [healthy], texts: [eightLabels] },
  { case: '3001 with 8 labels and 3000, in turns', before: [healthy], texts: [eightLabels, hardwareFine] },
].map(({ case: name, before, texts }) => ({
  case: name,
  takeReport: Number(measure(before, texts, false).toFixed(2)),
  readAndTake: Number(measure(before, texts, true).toFixed(2)),
}));

report('fold', rows, { unit: 'µs per event' });
