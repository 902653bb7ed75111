/** What GraphiQL shows in its first tabs, and README's first query and subscription. */

export const roomsQuery = `# The rooms, worst first, with what is wrong
# in each. Press Ctrl-Enter to run it.
query Rooms {
  rooms(orderBy: HEALTH, first: 20) {
    totalCount
    nodes {
      name
      health
      healthSince
      devices {
        computer
        appVersion
        lastEventAt
      }
      faults {
        nodes {
          severity
          reason
          recommendedAction
          startedAt
        }
      }
    }
  }
}
`;

export const faultsSubscription = `# First the faults there are, then SYNCED,
# then every change as it happens. Pass the
# last cursor as "after" to go on from there.
subscription Faults {
  faultChanges {
    cursor
    kind
    at
    previousState
    state
    reason
    fault {
      computer
      severity
      room {
        name
      }
    }
  }
}
`;
