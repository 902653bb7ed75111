import { asOperator } from './as.ts';
import { count } from './count.ts';
import { cutStep } from './cut.ts';
import { distinct } from './distinct.ts';
import { evaluate } from './evaluate.ts';
import { extend } from './extend.ts';
import { find } from './find.ts';
import { getschema } from './getschema.ts';
import { join } from './join.ts';
import { lookup } from './lookup.ts';
import { makeSeries } from './make-series.ts';
import { materializeStep } from './materialize.ts';
import { mvApply } from './mv-apply.ts';
import { mvExpand } from './mv-expand.ts';
import { parseWhere } from './parse-where.ts';
import { parse } from './parse.ts';
import { pickStep } from './pick.ts';
import { PLUGINS } from './plugins/registry.ts';
import { print } from './print.ts';
import { projectAway } from './project-away.ts';
import { projectKeep } from './project-keep.ts';
import { projectRename } from './project-rename.ts';
import { projectReorder } from './project-reorder.ts';
import { project } from './project.ts';
import { range } from './range.ts';
import { render } from './render.ts';
import { sample } from './sample.ts';
import { search } from './search.ts';
import { serialize } from './serialize.ts';
import type { Operator } from './shared/operator.ts';
import { sort } from './sort.ts';
import { dataTableStep, scanStep, stageStep } from './sources.ts';
import { summarize } from './summarize.ts';
import { take } from './take.ts';
import { topNested } from './top-nested.ts';
import { top } from './top.ts';
import { union } from './union.ts';
import { where } from './where.ts';
import { windowStep } from './window.ts';

/** The supported operators of the language. Any other is refused by name. */
export const OPERATORS: readonly Operator[] = [
  asOperator,
  count,
  distinct,
  evaluate,
  extend,
  find,
  getschema,
  join,
  lookup,
  makeSeries,
  mvApply,
  mvExpand,
  parse,
  parseWhere,
  print,
  project,
  projectAway,
  projectKeep,
  projectRename,
  projectReorder,
  range,
  render,
  sample,
  search,
  serialize,
  sort,
  summarize,
  take,
  top,
  topNested,
  union,
  where,
];

/** Operators that occur in plans only. */
const STEPS: readonly Operator[] = [
  cutStep,
  dataTableStep,
  materializeStep,
  pickStep,
  scanStep,
  stageStep,
  windowStep,
  ...PLUGINS.map(({ step }) => step),
];

const bySyntax = new Map(OPERATORS.map((operator) => [operator.syntax, operator]));
const byName = new Map([...OPERATORS, ...STEPS].map((operator) => [operator.name, operator]));

/** By the parser's kind of node. */
export const findOperator = (syntax: string): Operator | undefined => bySyntax.get(syntax);

/** By the name in a plan. */
export const findRunner = (name: string): Operator | undefined => byName.get(name);

/** All names in plans, in a fixed order: processes identify operators by position. */
export const RUNNER_NAMES: readonly string[] = [...byName.keys()];
