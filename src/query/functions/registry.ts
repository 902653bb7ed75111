import { bits } from './aggregates/bits.ts';
import { schemas } from './aggregates/build-schema.ts';
import { collections } from './aggregates/collections.ts';
import { counts } from './aggregates/counts.ts';
import { extremes } from './aggregates/extremes.ts';
import { percentiles } from './aggregates/percentiles.ts';
import { rowsOfGroups } from './aggregates/rows.ts';
import { spreads } from './aggregates/spreads.ts';
import { sums } from './aggregates/sums.ts';
import type { Aggregate } from './define/aggregate.ts';
import type { ScalarFunction } from './define/function.ts';
import type { WindowFunction } from './define/window.ts';
import { arithmetic } from './scalar/arithmetic.ts';
import { arrays } from './scalar/arrays.ts';
import { bags } from './scalar/bags.ts';
import { between } from './scalar/between.ts';
import { bins } from './scalar/bins.ts';
import { choices } from './scalar/choice.ts';
import { conversion, internalConversions } from './scalar/conversion.ts';
import { codePoints } from './scalar/code-points.ts';
import { dateArithmetic, moments } from './scalar/date-arithmetic.ts';
import { dateMaking } from './scalar/date-making.ts';
import { dateParts } from './scalar/date-parts.ts';
import { dateStarts } from './scalar/date-starts.ts';
import { dynamicMembers } from './scalar/dynamic-members.ts';
import { encoding } from './scalar/encoding.ts';
import { equalityAndOrder } from './scalar/equality-and-order.ts';
import { hashing } from './scalar/hashing.ts';
import { ignoringCase } from './scalar/ignoring-case.ts';
import { logic } from './scalar/logic.ts';
import { math } from './scalar/math.ts';
import { memberships } from './scalar/membership.ts';
import { networkTexts } from './scalar/network-text.ts';
import { network } from './scalar/network.ts';
import { nullTests } from './scalar/null-tests.ts';
import { ranges } from './scalar/ranges.ts';
import { schema } from './scalar/schema.ts';
import { series } from './scalar/series.ts';
import { sets } from './scalar/sets.ts';
import { sketches } from './scalar/sketches.ts';
import { textExtract } from './scalar/text-extract.ts';
import { textLists } from './scalar/text-lists.ts';
import { textReplace } from './scalar/text-replace.ts';
import { textSearch } from './scalar/text-search.ts';
import { textTests } from './scalar/text-tests.ts';
import { text } from './scalar/text.ts';
import { timeZones } from './scalar/time-zones.ts';
import { WINDOWS } from './windows/windows.ts';

/** The supported functions of the language, by family. Any other function is refused by name. */
export const SCALAR_FAMILIES: Readonly<Record<string, readonly ScalarFunction[]>> = {
  Comparison: [...equalityAndOrder, ...ignoringCase, ...memberships, ...between],
  'Text comparison': [...textTests, ...textLists],
  Arithmetic: arithmetic,
  'Logic and choice': [...logic, ...choices, ...nullTests],
  Conversion: conversion,
  Text: [...text, ...codePoints, ...textReplace, ...textSearch, ...textExtract],
  'Date and time': [...moments, ...dateStarts, ...dateParts, ...dateArithmetic, ...dateMaking, ...timeZones],
  Mathematics: [...bins, ...math],
  'Dynamic values': dynamicMembers,
  Bags: bags,
  Arrays: [...arrays, ...ranges],
  Sets: sets,
  'Encodings and parsing': encoding,
  'IP addresses': [...network, ...networkTexts],
  Hashes: hashing,
  Series: series,
  Sketches: sketches,
  Schema: schema,
};

export const AGGREGATE_FAMILIES: Readonly<Record<string, readonly Aggregate[]>> = {
  Counts: counts,
  Numbers: [...sums, ...extremes, ...spreads, ...bits],
  Percentiles: percentiles,
  Collections: [...collections, ...rowsOfGroups, ...schemas],
};

export { WINDOWS };

const byName = <T extends { readonly names: readonly string[] }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.flatMap((item) => item.names.map((name) => [name, item] as const)));

const scalars = byName([...Object.values(SCALAR_FAMILIES).flat(), ...internalConversions]);
const aggregates = byName(Object.values(AGGREGATE_FAMILIES).flat());
const windows = byName<WindowFunction>(WINDOWS);

/** Scalar functions by name, and operators such as `==` by their sign. */
export const findFunction = (name: string): ScalarFunction | undefined => scalars.get(name);
export const findAggregate = (name: string): Aggregate | undefined => aggregates.get(name);
export const findWindow = (name: string): WindowFunction | undefined => windows.get(name);
