import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders of src/, and of each the folders that it may import; itself it always may. */
const LAYERS = JSON.parse(readFileSync(new URL('../layers.json', import.meta.url), 'utf8'));

/** Files of src/ itself that every folder but `domain` may import. */
const SHARED = new Set(['errors', 'logger', 'metrics', 'turns']);

const SRC = path.resolve(import.meta.dirname, '../../src');

/** The folder of src/ that a file belongs to, or its name where it lies in src/ itself; null outside. */
function layerOf(file) {
  const inside = path.relative(SRC, file);
  if (inside.startsWith('..') || path.isAbsolute(inside)) return null;
  return inside.split(path.sep)[0].replace(/\.(ts|js)$/, '');
}

/** Imports of src/ point one way, by `layers.json`; types count too, and imports at run time. */
export const layersRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = layerOf(context.filename);
    const allowed = LAYERS[from];
    if (!allowed) return {};

    function check(node) {
      const source = node.source?.value;
      if (typeof source !== 'string' || !source.startsWith('.')) return;
      const to = layerOf(path.resolve(path.dirname(context.filename), source));
      const isAllowed = to === null || to === from || allowed.includes(to) || (SHARED.has(to) && from !== 'domain');
      if (!isAllowed) {
        context.report({ node, message: `src/${from} must not import src/${to} (scripts/layers.json).` });
      }
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: (node) => check({ ...node, source: node.source ?? node.argument?.literal }),
    };
  },
};
