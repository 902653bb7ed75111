import type { Connection } from 'mongoose';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What a process counts about its own work, beside what the HTTP shell counts. */
export interface Metrics {
  jobDone(job: string, milliseconds: number): void;
  /** An attempt of a queued job failed. */
  jobFailed(job: string): void;
  eventsTaken(outcome: 'accepted' | 'duplicate' | 'rejected', count: number): void;
  recordsTaken(door: string, count: number): void;
  /** Syslog messages were dropped, or not kept as they came. */
  syslogLost(door: string, reason: string, count: number): void;
}

/**
 * Registers the product's own metrics. `logPositions` tells the newest change that this process knows, of each workspace that it follows:
 * few enough to be a label, which what every collector and query counts is not.
 */
export function createMetrics(
  registry: Registry,
  connection: Connection,
  logPositions: () => ReadonlyMap<string, number>,
): Metrics {
  const registers = [registry];
  const commands = new Counter({
    name: 'roomwatch_mongodb_commands_total',
    help: 'Commands sent to MongoDB',
    labelNames: ['command'],
    registers,
  });
  connection.getClient().on('commandStarted', ({ commandName }) => commands.inc({ command: commandName }));
  const jobs = new Histogram({
    name: 'roomwatch_job_duration_seconds',
    help: 'How long a periodic or queued job took',
    labelNames: ['job'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  const jobFailures = new Counter({
    name: 'roomwatch_job_failures_total',
    help: 'Attempts of queued jobs that failed',
    labelNames: ['job'],
    registers,
  });
  const events = new Counter({
    name: 'roomwatch_events_total',
    help: 'Events that collectors brought, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  const records = new Counter({
    name: 'roomwatch_records_total',
    help: 'Records that collectors brought for tables, by door',
    labelNames: ['door'],
    registers,
  });
  const syslog = new Counter({
    name: 'roomwatch_syslog_losses_total',
    help: 'Messages of syslog that were dropped or cut, and connections that were refused, by the reasons of the table Operation',
    labelNames: ['door', 'reason'],
    registers,
  });
  new Gauge({
    name: 'roomwatch_change_log_position',
    help: 'Number of the newest change that this process knows, of each workspace that it follows',
    labelNames: ['workspace'],
    registers,
    collect() {
      this.reset();
      for (const [workspace, position] of logPositions()) this.set({ workspace }, position);
    },
  });
  return {
    jobDone: (job, milliseconds) => jobs.observe({ job }, milliseconds / 1_000),
    jobFailed: (job) => jobFailures.inc({ job }),
    eventsTaken: (outcome, count) => events.inc({ outcome }, count),
    recordsTaken: (door, count) => records.inc({ door }, count),
    syslogLost: (door, reason, count) => syslog.inc({ door, reason }, count),
  };
}
