import { bagUnpack } from './bag-unpack.ts';
import { narrow } from './narrow.ts';
import { pivot } from './pivot.ts';
import type { Plugin } from './plugin.ts';

export const PLUGINS: readonly Plugin[] = [bagUnpack, narrow, pivot];

const byName = new Map(PLUGINS.map((plugin) => [plugin.name, plugin]));

export const findPlugin = (name: string): Plugin | undefined => byName.get(name);
