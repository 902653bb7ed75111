import { expect, test } from '@jest/globals';
import { administrator, principalScope, type Viewer } from '../../src/domain/principals/viewer.ts';
import { createPlaces } from '../../src/http/guard/places.ts';
import { createSlots } from '../../src/http/guard/slots.ts';

const viewer = (id: string, workspace: string): Viewer => ({ ...administrator, id, workspace });
const viewers = [viewer('one', 'a'), viewer('two', 'a'), viewer('one', 'b')];

test('each principal of each workspace has places and slots of its own, whatever their roles', () => {
  const places = createPlaces({ sockets: 10, socketsPerPrincipal: 1 });
  const slots = createSlots({ subscriptions: 10, subscriptionsPerPrincipal: 1 });
  expect(viewers.map((one) => places.enter()!.claim(one))).toEqual([true, true, true]);
  expect(viewers.map((one) => typeof slots.take(one))).toEqual(['function', 'function', 'function']);
  expect(viewers.map((one) => places.enter()!.claim(one))).toEqual([false, false, false]);
  expect(viewers.map((one) => typeof slots.take(one))).toEqual(['string', 'string', 'string']);
});

test('a principal is told from every other by its scope', () => {
  expect(new Set(viewers.map(principalScope)).size).toBe(viewers.length);
});
