import { customTableName } from './names.ts';

/** The endings that shippers add to a name: dates, the number of a rollover, the version of the shipper. */
const ENDINGS = [
  /[-_.]\d{4}([-._]\d\d){1,2}$/,
  /[-_.]\d{4}[-._]w?\d{1,2}$/i,
  /[-_.]\d{8}$/,
  /-\d{6}$/,
  /-v?\d+(\.\d+){1,3}(-[a-z]+\d*)?$/,
];

/**
 * The table of an index or data stream of Elasticsearch: `winlogbeat-8.1-2026.11.21` is `winlogbeat_CL`, so that a new day or release does
 * not begin a new table. Null for an index without such a name.
 */
export function tableOfIndex(index: string): string | null {
  let name = index.trim();
  // A name with date math: <winlogbeat-{now/d}>.
  const dateMath = /^<([^<>]*)>$/.exec(name);
  if (dateMath) name = dateMath[1]!.replace(/\{[^{}]*(\{[^{}]*\})?[^{}]*\}/g, '').replace(/[-_.]+(?=-\d{6}$|$)/g, '');
  name = name.replace(/^\.ds-/, '');
  for (let before = ''; before !== name;) {
    before = name;
    for (const ending of ENDINGS) name = name.replace(ending, '');
  }
  const word = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^[_\d]+|_+$/g, '');
  return word === '' ? null : customTableName(word);
}
