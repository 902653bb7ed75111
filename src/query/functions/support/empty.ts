import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Value } from '../../values/value.ts';

/** Whether a value is null, or for text empty. */
export const isEmptyValue = (value: Value, type: ColumnType): boolean =>
  value === null || (type === 'string' || type === 'dynamic' ? value === '' : false);
