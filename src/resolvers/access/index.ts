import type { Feature } from '../common/feature.ts';
import { Account } from './Account.ts';
import { ApiKey } from './ApiKey.ts';
import * as Mutation from './Mutation.ts';
import { Person } from './Person.ts';
import * as Query from './Query.ts';
import { Session } from './Session.ts';

export const access = {
  resolvers: { Account, ApiKey, Person, Session, Query, Mutation },
} satisfies Feature;
