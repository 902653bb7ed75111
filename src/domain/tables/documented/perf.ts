import { defineTable } from './define.ts';

export const perfTable = defineTable('Perf', 'Counters of hosts and consoles.', [
  ['Computer', 'string', 'The host that was measured.'],
  ['ObjectName', 'string', 'What was measured, such as Processor.'],
  ['CounterName', 'string', 'Which number of it, such as % Processor Time.'],
  ['InstanceName', 'string', 'Which one of several, such as _Total.'],
  ['CounterValue', 'real', 'The number.'],
  ['CounterPath', 'string', 'Host, object, instance and counter in one.'],
  ['BucketStartTime', 'datetime', 'The start of the time that the number sums up.'],
  ['BucketEndTime', 'datetime', 'The end of that time.'],
  ['Max', 'real', 'The greatest sample in it.'],
  ['Min', 'real', 'The least sample in it.'],
  ['SampleCount', 'int', 'How many samples it had.'],
  ['StandardDeviation', 'real', 'How far the samples lay apart.'],
  ['MG', 'string', "The agent's management group."],
]);
