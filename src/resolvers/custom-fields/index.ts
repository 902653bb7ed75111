import type { Feature } from '../common/feature.ts';
import { CustomField } from './CustomField.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';

export const customFields = {
  resolvers: { CustomField, Query, Mutation },
} satisfies Feature;
