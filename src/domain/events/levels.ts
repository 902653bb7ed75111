export type EventLevel = 'Critical' | 'Error' | 'Warning' | 'Information' | 'Verbose';

/** The words for critical, error, warning, information and verbose; several for one level are separated by bars. */
type Words = readonly [critical: string, error: string, warning: string, information: string, verbose: string];

const LEVELS: readonly EventLevel[] = ['Critical', 'Error', 'Warning', 'Information', 'Verbose'];

/** Windows and the programs that read its logs write levels in the language of the console. */
const LANGUAGES: Readonly<Record<string, Words>> = {
  en: ['critical', 'error', 'warning|warn', 'information|info|logalways', 'verbose|debug'],
  ar: ['حرج|هام', 'خطأ', 'تحذير', 'معلومات', 'مطول|تفصيلي'],
  bg: ['критично|критична|критичен', 'грешка', 'предупреждение', 'информация', 'подробно|подробен'],
  cs: ['kritická|kritické|kritický', 'chyba', 'upozornění|varování', 'informace', 'podrobné|podrobnosti'],
  da: ['kritisk', 'fejl', 'advarsel', 'oplysninger|information', 'detaljeret|udførlig'],
  de: ['kritisch', 'fehler', 'warnung', 'informationen|information', 'ausführlich'],
  el: ['κρίσιμο|κρίσιμη|κρίσιμος', 'σφάλμα', 'προειδοποίηση', 'πληροφορίες', 'λεπτομερής|λεπτομερές|αναλυτικά'],
  es: ['crítico', 'error', 'advertencia', 'información', 'detallado'],
  et: ['kriitiline', 'tõrge|viga', 'hoiatus', 'teave', 'üksikasjalik|paljusõnaline'],
  fi: ['kriittinen', 'virhe', 'varoitus', 'tiedot|tieto', 'yksityiskohtainen'],
  fr: ['critique', 'erreur', 'avertissement', 'information|informations', 'commentaires|détaillé'],
  he: ['קריטי', 'שגיאה', 'אזהרה', 'מידע', 'מפורט|מילולי'],
  hr: ['kritično|kritična', 'pogreška', 'upozorenje', 'informacije|informacija', 'opširno|detaljno'],
  hu: ['kritikus', 'hiba', 'figyelmeztetés', 'információ|információk', 'részletes'],
  it: ['critico', 'errore', 'avviso', 'informazioni', 'dettagliato'],
  ja: ['重大', 'エラー', '警告', '情報', '詳細'],
  ko: ['위험|심각', '오류', '경고', '정보', '자세한 정보|자세히'],
  lt: ['kritinis|kritinė', 'klaida', 'įspėjimas', 'informacija', 'išsami|išsamus|išsamiai'],
  lv: ['kritiska|kritisks|kritiski', 'kļūda', 'brīdinājums', 'informācija', 'detalizēti|detalizēta|izvērsti'],
  nb: ['kritisk', 'feil', 'advarsel', 'informasjon', 'detaljert|utførlig'],
  nl: ['kritiek', 'fout', 'waarschuwing', 'informatie', 'uitgebreid'],
  pl: ['krytyczny|krytyczne', 'błąd', 'ostrzeżenie', 'informacje', 'pełne|szczegółowe'],
  pt: ['crítico', 'erro', 'aviso', 'informações|informação', 'detalhado|verboso'],
  ro: ['critic|critică', 'eroare', 'avertisment|avertizare', 'informații|informaţii', 'detaliat|detaliată'],
  ru: ['критический|критическая|критично', 'ошибка', 'предупреждение', 'сведения', 'подробно|подробности'],
  sk: ['kritická|kritické|kritický', 'chyba', 'upozornenie|varovanie', 'informácie', 'podrobné|podrobnosti'],
  sl: ['kritično|kritična', 'napaka', 'opozorilo', 'informacije|informacija', 'podrobno'],
  sr: ['критично|kritično', 'грешка|greška', 'упозорење|upozorenje', 'информације|informacije', 'опширно|opširno'],
  sv: ['kritisk|kritiskt', 'fel', 'varning', 'information', 'utförlig|utförligt'],
  th: ['วิกฤต|วิกฤติ|สำคัญ', 'ข้อผิดพลาด', 'คำเตือน', 'ข้อมูล', 'รายละเอียด'],
  tr: ['kritik', 'hata', 'uyarı', 'bilgi|bilgiler', 'ayrıntılı'],
  uk: ['критичний|критична|критично|критичне', 'помилка', 'попередження', 'відомості', 'докладно'],
  vi: ['nghiêm trọng|quan trọng', 'lỗi', 'cảnh báo', 'thông tin', 'chi tiết'],
  'zh-CN': ['关键|严重', '错误', '警告', '信息', '详细'],
  'zh-TW': ['嚴重|關鍵', '錯誤', '警告', '資訊', '詳細資訊|詳細'],
};

/** The meaning of a level's number in Windows. Every filter lets 0 through: audits, and programs that give no level. */
const NUMBERS: readonly EventLevel[] = ['Information', 'Critical', 'Error', 'Warning', 'Information', 'Verbose'];

/** A word without case and accents: programs write both in either form of Unicode, and some leave accents out. */
function fold(word: string): string {
  return word.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '');
}

const WORDS: ReadonlyMap<string, EventLevel> = new Map(
  Object.values(LANGUAGES).flatMap((words) =>
    words.flatMap((ofLevel, at) => ofLevel.split('|').map((word) => [fold(word), LEVELS[at]!] as const)),
  ),
);

/** The longest word that is looked up. */
const MAX_WORD = 40;

/** The canonical word for a level in any of the languages above; null for another word. */
export function levelOf(word: string): EventLevel | null {
  return word.length > MAX_WORD * 2 ? null : (WORDS.get(fold(word)) ?? null);
}

/** The level for a word or for Windows' number; null for another value. */
export function readLevel(value: unknown): EventLevel | null {
  if (typeof value === 'number') return NUMBERS[value] ?? null;
  if (typeof value !== 'string') return null;
  return /^\s*\d\s*$/.test(value) ? (NUMBERS[Number(value)] ?? null) : levelOf(value);
}

/** A level that is not understood, as it is kept and counted. */
export function shownLevel(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, MAX_WORD * 2).toWellFormed();
}
