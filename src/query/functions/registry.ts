import type { Aggregate } from './aggregate.ts';
import { collections } from './aggregates/collections.ts';
import { counts } from './aggregates/counts.ts';
import { numbers } from './aggregates/numbers.ts';
import { percentiles } from './aggregates/percentiles.ts';
import { arithmetic } from './arithmetic.ts';
import { comparison } from './comparison.ts';
import { conversion, internalConversions } from './conversion.ts';
import { datetime } from './datetime.ts';
import { dynamicFunctions } from './dynamic.ts';
import { encoding } from './encoding.ts';
import type { ScalarFunction } from './function.ts';
import { hashing } from './hashing.ts';
import { logic } from './logic.ts';
import { math } from './math.ts';
import { network } from './network.ts';
import { schema } from './schema.ts';
import { series } from './series.ts';
import { sketches } from './sketches.ts';
import { textOperators } from './text-operators.ts';
import { text } from './text.ts';
import type { WindowFunction } from './window.ts';
import { WINDOWS } from './windows.ts';

/** The functions of the language that run here, by family. What is not listed is refused by name. */
export const SCALAR_FAMILIES: Readonly<Record<string, readonly ScalarFunction[]>> = {
  Comparison: comparison,
  'Text comparison': textOperators,
  Arithmetic: arithmetic,
  'Logic and choice': logic,
  Conversion: conversion,
  Text: text,
  'Date and time': datetime,
  Mathematics: math,
  'Dynamic values, arrays, sets': dynamicFunctions,
  'Encodings and parsing': encoding,
  'IP addresses': network,
  Hashes: hashing,
  Series: series,
  Sketches: sketches,
  Schema: schema,
};

export const AGGREGATE_FAMILIES: Readonly<Record<string, readonly Aggregate[]>> = {
  Counts: counts,
  Numbers: numbers,
  Percentiles: percentiles,
  Collections: collections,
};

export { WINDOWS };

const byName = <T extends { readonly names: readonly string[] }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.flatMap((item) => item.names.map((name) => [name, item] as const)));

const scalars = byName([...Object.values(SCALAR_FAMILIES).flat(), ...internalConversions]);
const aggregates = byName(Object.values(AGGREGATE_FAMILIES).flat());
const windows = byName<WindowFunction>(WINDOWS);

/** Scalar functions, and operators such as `==` by their sign. */
export const findFunction = (name: string): ScalarFunction | undefined => scalars.get(name);
export const findAggregate = (name: string): Aggregate | undefined => aggregates.get(name);
export const findWindow = (name: string): WindowFunction | undefined => windows.get(name);
