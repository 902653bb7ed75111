import { MAX_LABEL_LENGTH, MAX_VALUE_LENGTH, cut, parseDescription } from '../../../src/domain/health/description.ts';
import { BUILT_IN_SIGNALS, signalOfLabel } from '../../../src/domain/health/signals.ts';

/** Sentences as `label = value (STATE)`. */
function read(text: string): string[] {
  return parseDescription(text).map(({ label, value, state }) => `${label} = ${value} (${state})`);
}

describe('sentences of a description', () => {
  test('labels come in any order and any set', () => {
    const camera = 'Camera = Healthy (HEALTHY)';
    const speaker = 'Default Speaker = Unhealthy (UNHEALTHY)';
    expect(read('Camera status : Healthy. Default Speaker status : Unhealthy.')).toEqual([camera, speaker]);
    expect(read('Default Speaker status : Unhealthy. Camera status : Healthy.')).toEqual([speaker, camera]);
  });

  test.each([
    'Signin status: Unhealthy.',
    'Signin status : Unhealthy.',
    'Signin status:Unhealthy.',
    'Signin status   :   Unhealthy   .',
    '   Signin status : Unhealthy. ',
    'Signin  status : Unhealthy.',
    'Signin\tstatus\n:\r\nUnhealthy.\n',
    'Signin STATUS : Unhealthy.',
    'Signin status : Unhealthy',
  ])('spacing, case and a missing last full stop do not matter: %j', (text) => {
    expect(read(text)).toEqual(['Signin = Unhealthy (UNHEALTHY)']);
  });

  test('a label may end in another label', () => {
    expect(read('Content Camera status : Unhealthy. Camera status : Healthy. Teams Signin status: Healthy.')).toEqual([
      'Content Camera = Unhealthy (UNHEALTHY)',
      'Camera = Healthy (HEALTHY)',
      'Teams Signin = Healthy (HEALTHY)',
    ]);
  });

  test('a label may have digits', () => {
    expect(read('Display 2 status : Healthy. 3rd Camera status : Unhealthy.')).toEqual([
      'Display 2 = Healthy (HEALTHY)',
      '3rd Camera = Unhealthy (UNHEALTHY)',
    ]);
  });

  test('a value keeps its colons', () => {
    expect(read('Exchange status : 80131500 : AADSTS50076. Signin status: NotApplicable.')).toEqual([
      'Exchange = 80131500 : AADSTS50076 (UNHEALTHY)',
      'Signin = NotApplicable (NOT_APPLICABLE)',
    ]);
  });

  test('a value keeps its dots', () => {
    expect(read('Exchange status : 15.1.2 at mail.Contoso.com : Timeout. Network status : Healthy.')).toEqual([
      'Exchange = 15.1.2 at mail.Contoso.com : Timeout (UNHEALTHY)',
      'Network = Healthy (HEALTHY)',
    ]);
  });

  test('a value may speak of a status', () => {
    expect(read('Exchange status : The status : gone. Network status : Healthy.')).toEqual([
      'Exchange = The status : gone (UNHEALTHY)',
      'Network = Healthy (HEALTHY)',
    ]);
  });

  test('two spaces, or none, may follow a full stop', () => {
    expect(read('Camera status : Healthy.  HDMI Ingest status : Healthy.Motion Sensor status : Healthy.')).toEqual([
      'Camera = Healthy (HEALTHY)',
      'HDMI Ingest = Healthy (HEALTHY)',
      'Motion Sensor = Healthy (HEALTHY)',
    ]);
  });

  test('an empty value is kept, and unhealthy', () => {
    expect(read('Camera status : . Network status :')).toEqual(['Camera =  (UNHEALTHY)', 'Network =  (UNHEALTHY)']);
  });

  test('everything else is prose', () => {
    expect(read('Heartbeat is healthy.')).toEqual([]);
    expect(read('Something went wrong. status : Healthy. Camera status : Healthy. Ask for help.')).toEqual([
      'Camera = Healthy (HEALTHY)',
    ]);
    expect(read('')).toEqual([]);
    expect(read(' . .. ')).toEqual([]);
  });
});

describe('display counts', () => {
  test('stay in the value of the sentence that they follow, which alone makes the state', () => {
    const counts = 'Configured display count is 2. Real display count is 0';
    expect(read(`Front of Room Display status : Unhealthy. ${counts}. Camera status : Healthy.`)).toEqual([
      `Front of Room Display = Unhealthy. ${counts} (UNHEALTHY)`,
      'Camera = Healthy (HEALTHY)',
    ]);
    expect(read(`Front of Room Display status : Healthy. ${counts}`)).toEqual([
      `Front of Room Display = Healthy. ${counts} (HEALTHY)`,
    ]);
  });

  test('stay as they came', () => {
    expect(read('Display status : Unhealthy.  Configured  display count is 2.\nReal display count is 0.')).toEqual([
      'Display = Unhealthy.  Configured  display count is 2.\nReal display count is 0 (UNHEALTHY)',
    ]);
  });

  test('are prose where they follow nothing, or prose', () => {
    expect(read('Real display count is 0. Camera status : Healthy. Fine. Real display count is 0.')).toEqual([
      'Camera = Healthy (HEALTHY)',
    ]);
  });
});

describe('values', () => {
  test.each([
    ['Healthy', 'HEALTHY'],
    [' hEALTHY ', 'HEALTHY'],
    ['Connected', 'HEALTHY'],
    ['NotApplicable', 'NOT_APPLICABLE'],
    ['notapplicable', 'NOT_APPLICABLE'],
    ['Unhealthy', 'UNHEALTHY'],
    ['Connecting', 'UNHEALTHY'],
    ['Disconnected', 'UNHEALTHY'],
    ['Healthy-ish', 'UNHEALTHY'],
    ['Not Applicable', 'UNHEALTHY'],
    ['constructor', 'UNHEALTHY'],
  ])('%j is %s', (value, state) => {
    expect(parseDescription(`Exchange status : ${value}.`)).toMatchObject([{ value: value.trim(), state }]);
  });

  test('are cut to 1,000 characters, with the counts that follow them', () => {
    expect(parseDescription(`Exchange status : ${'x'.repeat(1_001)}. `)[0]!.value).toBe('x'.repeat(MAX_VALUE_LENGTH));
    const long = parseDescription(`Display status : ${'x'.repeat(990)}. Real display count is 0.`)[0]!.value;
    expect(long).toBe(`${'x'.repeat(990)}. Real dis`);
  });

  test('are never cut through a character', () => {
    expect(cut('🙂🙂', 3)).toBe('🙂');
    expect(cut('🙂🙂', 2)).toBe('🙂');
    expect(cut('🙂🙂', 4)).toBe('🙂🙂');
  });

  test('any Unicode is kept', () => {
    const value = '\u0000 $where 日本語 🙂 \u202Eabc\u2028 é e\u0301 \\ "';
    expect(parseDescription(`Exchange status : ${value}. Network status : Healthy.`)[0]!.value).toBe(value);
    expect(read('会議室カメラ status : Unhealthy. Öffnung status : Healthy.')).toEqual([
      '会議室カメラ = Unhealthy (UNHEALTHY)',
      'Öffnung = Healthy (HEALTHY)',
    ]);
  });
});

describe('64 KB of anything, and 1 MB, is read in linear time', () => {
  // At 1 MB, a pattern that backtracks over label and space would be at it for minutes.
  test.each([
    ['spaces', ' '],
    ['full stops and capitals', '.A'],
    ['full stops, capitals and spaces', '.A '],
    ['capitals and spaces', 'A '],
    ['sentences without an end', 'A status : '],
    ['almost sentences', '.A status '],
    ['almost sentences with wide gaps', `.A status${' '.repeat(1_000)}`],
    ['colons', ' :'],
    ['full stops', '. '],
    ['sentences', 'A status : B. '],
    ['display counts', 'Real display count is 1. '],
    ['letters', 'x'],
  ])('%s', (_name, part) => {
    const text = part.repeat(1_048_576 / part.length);
    expect(() => parseDescription(text)).not.toThrow();
    expect(() => parseDescription(`Camera status : Healthy. ${text}`)).not.toThrow();
    expect(() => parseDescription(`${text} status : Healthy`)).not.toThrow();
    expect(() => signalOfLabel(text, 'hardware')).not.toThrow();
  });

  test('a label of 64 KB is cut: it becomes a key', () => {
    expect(parseDescription(`${'x'.repeat(65_536)} status : Healthy.`)).toEqual([
      { label: 'x'.repeat(MAX_LABEL_LENGTH), value: 'Healthy', state: 'HEALTHY' },
    ]);
  });
});

describe('the signal of a label', () => {
  const key = (label: string) => signalOfLabel(label, 'hardware').key;

  test('a label of the table is its signal, whatever its case and spacing and whichever event names it', () => {
    expect(key('Front of Room Display')).toBe('front-of-room-display');
    expect(key(' front  OF\troom display ')).toBe('front-of-room-display');
    expect(signalOfLabel('Exchange', 'hardware')).toMatchObject({ category: 'CONNECTIVITY', severity: 'CRITICAL' });
    expect(signalOfLabel('Camera', 'heartbeat')).toMatchObject({ category: 'HARDWARE', severity: 'IMPORTANT' });
  });

  test('another label is a signal of its own', () => {
    expect(signalOfLabel('Room  Panel/2 (left)', 'hardware')).toEqual({
      key: 'room-panel-2-left',
      label: 'Room Panel/2 (left)',
      category: 'HARDWARE',
      severity: 'WARNING',
    });
    expect(signalOfLabel('Zoom Signin', 'heartbeat')).toMatchObject({ category: 'APPLICATION', severity: 'WARNING' });
    expect(key('会議室 カメラ')).toBe('会議室-カメラ');
    expect(key('***')).toBe('label');
  });

  test('no label takes the key of a built-in signal that it is not', () => {
    for (const label of ['Heartbeat', 'APP', 'Hardware', 'Hardware check', 'App heartbeat', 'Restarts']) {
      expect(key(label)).toBe(`label-${label.toLowerCase().replace(' ', '-')}`);
    }
    expect(key('Front-of-Room Display')).toBe('label-front-of-room-display');
    const builtIn = new Set(BUILT_IN_SIGNALS.map((kind) => kind.key));
    for (const label of ['Label App', 'Content-Camera', 'hdmi.ingest']) expect(builtIn).not.toContain(key(label));
  });

  test('names of an object’s own workings are labels like others', () => {
    expect(key('constructor')).toBe('constructor');
    expect(key('__proto__')).toBe('proto');
    expect(key('hasOwnProperty')).toBe('hasownproperty');
  });

  test('no key has a character that a database or a path reads', () => {
    for (const label of ['$where', 'a.b', 'a\u0000b', '../x']) expect(key(label)).toMatch(/^[\p{L}\p{N}-]+$/u);
  });
});
