/** A section of schema.graphql. */
export interface Section {
  readonly title: string;
  /** What is in it, for the table of contents. */
  readonly about: string;
  /** A type that stands at the section's end, whichever feature it is of. */
  readonly last?: string;
}

/** The sections of schema.graphql in their order. The headings in the features' .graphql files name them. */
export const sections: readonly Section[] = [
  { title: 'Common ground', about: 'scalars, nodes, pages' },
  { title: 'Rooms', about: 'meeting rooms and their health' },
  { title: 'Sites', about: 'sites and buildings, their time zones and hours' },
  { title: 'Devices', about: 'the consoles in the rooms and their signals' },
  { title: 'Faults', about: 'problems, from the first report to the end' },
  { title: 'Alerts', about: 'what somebody is to hear of, and the rules that say so' },
  { title: 'Notices', about: 'who hears of alerts, and what was sent' },
  { title: 'Events', about: 'the records as they were collected' },
  { title: 'Fleet', about: 'the whole fleet in numbers' },
  { title: 'Tables', about: 'every collected record, the collectors, and their credentials' },
  { title: 'Queries', about: 'the queries and their filters', last: 'Query' },
  { title: 'Questions', about: 'the query language over all collected records' },
  { title: 'Saved queries', about: 'queries and functions that have a name' },
  { title: 'Views', about: 'tiles that show the results of queries' },
  { title: 'Exports', about: 'results as files: what stores them, and the keys that open them' },
  { title: 'People and keys', about: 'who may come in, and what they may do' },
  { title: 'Subscriptions', about: 'the change feeds', last: 'Subscription' },
  { title: 'Mutations', about: 'the mutations, with their inputs and payloads' },
];
