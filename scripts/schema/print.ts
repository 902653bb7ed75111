import { Kind, parse, type DefinitionNode, type TypeExtensionNode } from 'graphql';
import type { Section } from './sections.ts';

/** The part of the schema that a feature's folder holds. */
export interface FeatureSource {
  readonly feature: string;
  readonly sdl: string;
}

interface Definition {
  readonly name: string;
  readonly section: string;
  readonly text: string;
}

const HEADING = /^# ── (.+?) ─+$/gm;
const WIDTH = 115;

/**
 * The whole schema as one text: section by section, in each the features in the given order, each definition to the letter as it stands
 * in its file. The members of an `extend type`, `extend input` or `extend enum` become members of the type itself. Throws where a
 * definition stands under no heading or an unknown one, or where an extension has no type.
 */
export function printSchema(sources: readonly FeatureSource[], sections: readonly Section[]): string {
  const definitions: Definition[] = [];
  const members = new Map<string, string[]>();
  for (const source of sources) {
    const sectionAt = headingsOf(source, sections);
    for (const node of parse(source.sdl).definitions) {
      const text = source.sdl.slice(node.loc!.start, node.loc!.end);
      if (isExtension(node)) {
        const name = node.name.value;
        members.set(name, [...(members.get(name) ?? []), membersOf(node, source)]);
      } else if ('name' in node && node.name) {
        definitions.push({ name: node.name.value, section: sectionAt(node.loc!.start), text });
      } else throw new Error(`${source.feature}.graphql: ${node.kind} is not supported.`);
    }
  }
  const names = new Set(definitions.map(({ name }) => name));
  const orphan = [...members.keys()].find((name) => !names.has(name));
  if (orphan !== undefined) throw new Error(`No feature defines ${orphan}, which is extended.`);
  const printed = sections.map((section, index) => {
    const inside = definitions.filter((definition) => definition.section === section.title);
    const ordered = [
      ...inside.filter(({ name }) => name !== section.last),
      ...inside.filter(({ name }) => name === section.last),
    ];
    const texts = ordered.map(({ name, text }) => withMembers(text, members.get(name) ?? []));
    return [heading(`${index + 1}. ${section.title}`), ...texts].join('\n\n');
  });
  return `${[contents(sections), ...printed].join('\n\n')}\n`;
}

/** Finds the section of a place in a feature's file: that of the last heading before it. */
function headingsOf({ feature, sdl }: FeatureSource, sections: readonly Section[]): (place: number) => string {
  const headings = [...sdl.matchAll(HEADING)].map(({ index, 1: title }) => ({ index, title: title! }));
  const unknown = headings.find(({ title }) => !sections.some((section) => section.title === title));
  if (unknown)
    throw new Error(`${feature}.graphql: there is no section ${unknown.title} in scripts/schema/sections.ts.`);
  return (place) => {
    const last = headings.findLast(({ index }) => index < place);
    if (!last) throw new Error(`${feature}.graphql begins without a heading.`);
    return last.title;
  };
}

function isExtension(node: DefinitionNode): node is TypeExtensionNode {
  return node.kind.endsWith('TypeExtension');
}

/** What stands between the braces of an extension, with its indentation. */
function membersOf(node: TypeExtensionNode, { feature, sdl }: FeatureSource): string {
  const isPlain =
    (node.kind === Kind.OBJECT_TYPE_EXTENSION && node.interfaces?.length === 0) ||
    node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION ||
    node.kind === Kind.ENUM_TYPE_EXTENSION;
  if (!isPlain || node.directives?.length !== 0)
    throw new Error(`${feature}.graphql: the extension of ${node.name.value} may only add members.`);
  return sdl.slice(sdl.indexOf('{', node.name.loc!.end) + 1, node.loc!.end - 1).replace(/^\n|\n$/g, '');
}

function withMembers(text: string, members: readonly string[]): string {
  if (members.length === 0) return text;
  const open = text.endsWith('}') ? text.slice(0, -1) : `${text} {\n`;
  return `${open}${members.join('\n')}\n}`;
}

function heading(title: string): string {
  const start = `# ── ${title} `;
  return start + '─'.repeat(WIDTH - start.length);
}

function contents(sections: readonly Section[]): string {
  const width = Math.max(...sections.map(({ title }) => title.length)) + 4;
  const lines = sections.map(
    ({ title, about }, index) => `#  ${String(index + 1).padStart(2)}  ${title.padEnd(width)} ${about}`,
  );
  return `# Roomwatch's API. \`npm run codegen\` prints this file from src/resolvers/*/*.graphql, where it is written by hand, and makes the
# types of the resolvers from it.
#
${lines.join('\n')}
#
# An enum may gain values and a type may gain fields at any time; clients should let pass what they do not know.`;
}
