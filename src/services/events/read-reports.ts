import type { CollectedEvent } from '../../domain/events/collected-event.ts';
import { isConsoleEvent, readReport, type Report } from '../../domain/health/report.ts';
import { recordNumber } from '../../domain/health/stamp.ts';
import { inTurns } from '../../turns.ts';
import type { EventDocument } from '../../models/event.ts';
import type { ReportsByComputer } from '../devices/fold-reports.ts';

/** The console events of a batch that are not `folded` yet, as reports, each computer's in the order of their times. */
export async function readReports(
  events: readonly CollectedEvent[],
  documents: EventDocument[],
  folded: ReadonlySet<string>,
): Promise<ReportsByComputer> {
  const byComputer = new Map<string, { computer: string; reports: Report[] }>();
  await inTurns(events, (event, index) => {
    const { _id, computerKey, receivedAt } = documents[index]!;
    if (!isConsoleEvent(event.eventLog, event.source) || event.beside?.timeless || folded.has(_id)) return;
    const report = readReport({
      id: _id,
      eventId: event.eventId,
      description: event.description,
      ownTime: event.timeGenerated,
      receivedAt,
      record: recordNumber(event.recordId),
    });
    const known = byComputer.get(computerKey);
    if (known) known.reports.push(report);
    else byComputer.set(computerKey, { computer: event.computer, reports: [report] });
  });
  for (const { reports } of byComputer.values()) {
    reports.sort((a, b) => a.stamp.at.getTime() - b.stamp.at.getTime());
  }
  return byComputer;
}
