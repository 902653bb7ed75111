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
  { title: 'Rooms', about: 'what a meeting room is and how it is' },
  { title: 'Devices', about: 'the consoles in the rooms and what they report on' },
  { title: 'Faults', about: 'what is wrong, from its first report to its end' },
  { title: 'Events', about: 'the records as they were collected' },
  { title: 'Fleet', about: 'the whole estate in numbers' },
  { title: 'Tables', about: 'every record that was collected, who brought it, and how collectors prove themselves' },
  { title: 'Queries', about: 'what can be asked, and the filters that narrow it', last: 'Query' },
  { title: 'Questions', about: 'the query language over all that was collected' },
  { title: 'Saved queries', about: 'queries and functions that have a name' },
  { title: 'Views', about: 'tiles that show the results of queries' },
  { title: 'Exports', about: 'results as files: what stores them, and the keys that open them' },
  { title: 'Subscriptions', about: 'the change feeds', last: 'Subscription' },
  { title: 'Mutations', about: 'what can be done, with the input and the answer of each' },
];
