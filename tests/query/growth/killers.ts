const times = (count: number, step: string) => Array<string>(count).fill(step).join(' ');
const thousand = (text: string) => `strcat_array(repeat(${text}, 1000), "")`;
const TEN_MILLION = `print a = ${thousand(thousand('"aaaaaaaaaa"'))}`;

/** Queries each of which ended the process or held it up: what the error names, its code, and the text. */
export const KILLERS: readonly (readonly [name: string, code: string, text: string])[] = [
  ['replace_string', 'VALUE_LIMIT', `print a = "a" ${times(9, '| extend a = replace_string(a, "a", "aaaaaaaaaa")')}`],
  [
    'replace_regex',
    'VALUE_LIMIT',
    `${TEN_MILLION} | extend a = replace_regex(substring(a, 0, 1000000), "a{50}", ${thousand('"\\\\0"')})`,
  ],
  [
    'replace_strings',
    'VALUE_LIMIT',
    `print a = "a" ${times(9, '| extend a = replace_strings(a, dynamic(["a"]), dynamic(["aaaaaaaaaa"]))')}`,
  ],
  ['translate', 'VALUE_LIMIT', `${TEN_MILLION} | extend a = strcat(a, a) | extend a = translate("a", "😀", a)`],
  [
    'replace_string',
    'VALUE_LIMIT',
    `let f = (x: string) { replace_string(x, "a", "aaaaaaaaaa") }; print ${'f('.repeat(9)}"a"${')'.repeat(9)}`,
  ],
  [
    'replace_string',
    'VALUE_LIMIT',
    `let f = (x: string) { replace_string(x, "a", "aaaaaaaaaa") };
     range x from 1 to 3 step 1 | where tostring(x) != ${'f('.repeat(9)}"a"${')'.repeat(9)}`,
  ],
  ['strcat', 'VALUE_LIMIT', `print a = "a" ${times(30, '| extend a = strcat(a, a)')}`],
  ['strcat_delim', 'VALUE_LIMIT', `print a = "a" ${times(30, '| extend a = strcat_delim(a, a, a)')}`],
  ['strcat_array', 'VALUE_LIMIT', `print a = strcat_array(range(1, 1048576), "${'x'.repeat(40)}")`],
  ['url_encode', 'VALUE_LIMIT', `${TEN_MILLION} | extend a = url_encode(translate("a", "é", a))`],
  ['base64_encode_tostring', 'VALUE_LIMIT', `${TEN_MILLION} | extend a = base64_encode_tostring(strcat(a, a, a))`],
  ['toupper', 'VALUE_LIMIT', `${TEN_MILLION} | extend a = toupper(translate("a", "ΐ", strcat(a, a)))`],
  ['regex_quote', 'VALUE_LIMIT', `${TEN_MILLION} | extend a = regex_quote(translate("a", "+", strcat(a, a)))`],
  ['split', 'VALUE_LIMIT', `${TEN_MILLION} | extend b = split(a, "a")`],
  ['extract_all', 'VALUE_LIMIT', `${TEN_MILLION} | extend b = extract_all("(a)", a)`],
  [
    'parse_json',
    'VALUE_LIMIT',
    `${TEN_MILLION} | extend b = parse_json(strcat("[1", replace_string(substring(a, 0, 2000000), "a", ",1"), "]"))`,
  ],
  [
    'parse_json',
    'VALUE_LIMIT',
    `print a = ${thousand(thousand('"[],"'))} | extend b = todynamic(strcat("[", a, a, "1]"))`,
  ],
  ['parse_csv', 'VALUE_LIMIT', `${TEN_MILLION} | extend b = parse_csv(translate("a", ",", a))`],
  [
    'parse_xml',
    'VALUE_LIMIT',
    `print a = ${thousand(thousand('"<b/>"'))} | extend b = parse_xml(strcat("<a>", a, "</a>"))`,
  ],
  ['base64_decode_toarray', 'VALUE_LIMIT', `${TEN_MILLION} | extend b = base64_decode_toarray(a)`],
  ['array_concat', 'VALUE_LIMIT', `print a = dynamic([1, 2]) ${times(25, '| extend a = array_concat(a, a)')}`],
  ['pack_array', 'VALUE_LIMIT', `print a = dynamic([1, 2]) ${times(25, '| extend a = pack_array(a, a)')}`],
  ['bag_pack', 'VALUE_LIMIT', `print a = dynamic([1, 2]) ${times(25, '| extend a = bag_pack("a", a, "b", a)')}`],
  [
    'pack_array',
    'VALUE_LIMIT',
    `print a = dynamic([1, 2]) ${times(200, '| extend a = pack_array(pack_array(pack_array(pack_array(pack_array(pack_array(a))))))')}`,
  ],
  ['set_union', 'VALUE_LIMIT', 'print a = set_union(range(1, 1048576), range(-1048576, 0))'],
  ['zip', 'VALUE_LIMIT', 'print a = zip(range(1, 1048576), range(1, 1048576))'],
  ['repeat', 'VALUE_LIMIT', `${TEN_MILLION} | extend b = repeat(a, 1000)`],
  ['array_iff', 'VALUE_LIMIT', `${TEN_MILLION} | extend b = array_iff(repeat(true, 1000), a, a)`],
  ['array_split', 'VALUE_LIMIT', 'print a = array_split(range(1, 1048576), dynamic([0, 1000000, 0, 1000000]))'],
  ['array_sort_asc', 'VALUE_LIMIT', 'print a = range(1, 600000) | extend b = array_sort_asc(a, a)'],
  ['treepath', 'VALUE_LIMIT', `${TEN_MILLION} | extend b = treepath(bag_pack(a, bag_pack(a, bag_pack(a, 1))))`],
  ['tostring', 'VALUE_LIMIT', `${TEN_MILLION} | extend b = tostring(pack_array(translate("a", "\\"", strcat(a, a))))`],
  ['tohex', 'VALUE_LIMIT', 'print tohex(1, 4000000000)'],
  ['make_list', 'VALUE_LIMIT', 'range x from 1 to 100 step 1 | summarize make_list(range(1, 100000))'],
  [
    'make_bag',
    'VALUE_LIMIT',
    'range x from 1 to 100 step 1 | summarize make_bag(bag_pack(tostring(x), range(1, 100000)))',
  ],
  [
    'make-series',
    'VALUE_LIMIT',
    'range x from 1 to 100 step 1 | make-series make_list(range(1, 100000)) on x from 1 to 101 step 1',
  ],
  ['pivot', 'VALUE_LIMIT', 'range x from 1 to 20000 step 1 | evaluate pivot(x)'],
  [
    'bag_unpack',
    'VALUE_LIMIT',
    'range x from 1 to 20000 step 1 | project b = bag_pack(tostring(x), x) | evaluate bag_unpack(b)',
  ],
  ['matches regex', 'VALUE_LIMIT', `${TEN_MILLION} | where a matches regex "(a|b|c|[^x]){300}z"`],
  [
    'toupper',
    'MEMORY_LIMIT',
    `${TEN_MILLION} | extend x = range(1, 1000) | mv-expand x | extend b = toupper(a) | summarize make_list(b) by tostring(x)`,
  ],
  ['top', 'MEMORY_LIMIT', 'range x from 1 to 5000000 step 1 | top 100000000 by x'],
  ['materialize', 'MEMORY_LIMIT', 'let T = materialize(range x from 1 to 5000000 step 1); T | count'],
  ['pivot', 'MEMORY_LIMIT', 'range x from 1 to 1000000 step 1 | extend k = x % 9000 | evaluate pivot(k, count(), x)'],
  [
    'mv-apply',
    'MEMORY_LIMIT',
    `print c = range(1, 1048576) | extend ${Array.from({ length: 60 }, (_, at) => `x${at} = 1`).join(', ')} | mv-apply c on (count)`,
  ],
];

/** Queries that are answered in seconds, although a part of them once took hours: their rows. */
export const ANSWERED: readonly (readonly [about: string, text: string, rows: unknown[][]])[] = [
  [
    'a needle that nearly fits everywhere',
    `${TEN_MILLION} | extend half = substring(a, 0, 5000000)
     | project a contains strcat("b", half), a has half, countof(a, half), indexof(a, half, 0, -1, 7), indexof(a, half, 0, -1, -1)`,
    [[false, false, 5_000_001, 6, 5_000_000]],
  ],
  [
    'a thousand terms in a long text',
    `${TEN_MILLION} | project a has_any (range(1, 1000)), has_any_index(a, range(1, 1000))`,
    [[false, -1]],
  ],
  [
    'keys that are removed one by one',
    'print b = bag_remove_keys(bag_pack("a", 1, "b", bag_pack("c", 2, "d", 3)), dynamic(["a", "$.b.c", "a", "$.x.y"]))',
    [[{ b: { d: 3 } }]],
  ],
  [
    'more characters than replacements, and characters beyond ASCII',
    'print translate("abc", "xy", "aabbccd"), translate("aé😀a", "12", "aé😀"), translate("a", "", "bab"), translate("", "x", "a")',
    [['xxyyyyd', '122', 'bb', 'a']],
  ],
  [
    'a part of many',
    `${TEN_MILLION} | project split(a, "aaa", 1000000), split(a, "a", -1), split(a, "b", 5)`,
    [[[''], [''], null]],
  ],
  [
    'more matches than an array holds',
    `${TEN_MILLION} | project countof(substring(a, 0, 1500000), "a", "regex")`,
    [[1_500_000]],
  ],
  [
    'lone halves of characters',
    'print url_encode(substring(tostring(parse_json("\\"\\\\ud800x\\"")), 0, 1))',
    [['%ef%bf%bd']],
  ],
  ['a file with quotes', `print parse_csv('a,"b ""c"", d",,"e"f')`, [[['a', 'b "c", d', '', 'ef']]]],
  [
    'a text of 32 MB and no more',
    `${TEN_MILLION} | project strlen(strcat(a, a, a, substring(a, 0, 3554432)))`,
    [[33_554_432]],
  ],
  [
    'an array of 1,048,576 and no more',
    'print array_length(array_concat(range(1, 1048575), dynamic([0])))',
    [[1_048_576]],
  ],
];
