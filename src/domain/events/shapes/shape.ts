import { levelOf, type EventLevel } from '../collected-event.ts';
import { parsePayload, isConsoleEvent } from '../../health/report.ts';
import type { JsonObject } from '../../json/json-object.ts';
import type { Members } from './members.ts';

/** A Windows event as a program writes it, with the parts of a collected event; each may have any value until it is checked. */
export interface ShapedEvent {
  computer: unknown;
  eventLog: unknown;
  source: unknown;
  eventId: unknown;
  /** The event's level by word or number, as they came; the first known one counts. */
  levels: readonly unknown[];
  time: unknown;
  recordId: unknown;
  /** Its text, then the alternatives where the program could not render it. */
  texts: readonly unknown[];
  userName?: unknown;
  /** What is kept in `AdditionalFields`, where that is not the record itself. */
  rest?: JsonObject;
}

/** A form in which a program writes Windows events. */
export interface Shape {
  readonly name: string;
  /** The member by which a record of this shape is recognised; looked at first. */
  readonly mark: string;
  /** Reads a record of this shape; null for any other record. */
  read(members: Members, record: JsonObject): ShapedEvent | null;
  /** Members of the record whose whole content is among the parts. */
  readonly parts: ReadonlySet<string>;
}

/** The meaning of a level's number in Windows. Every filter lets 0 through: audits, and programs that give no level. */
const WINDOWS_LEVELS: readonly EventLevel[] = ['Information', 'Critical', 'Error', 'Warning', 'Information', 'Verbose'];

/** Windows writes the words of its own language; these are those of the most used languages. */
const WORDS: ReadonlyMap<string, EventLevel> = new Map(
  Object.entries({
    Critical: ['kritisch', 'critique', 'crítico', 'critico', 'kritiek', 'krytyczny', '重大', '关键'],
    Error: ['fehler', 'erreur', 'errore', 'erro', 'fout', 'fel', 'fejl', 'feil', 'błąd', 'chyba', 'エラー', '错误'],
    Warning: ['warnung', 'avertissement', 'advertencia', 'avviso', 'aviso', 'waarschuwing', 'varning', '警告'],
    Information: [
      'informationen',
      'información',
      'informazioni',
      'informações',
      'informatie',
      'informacje',
      '情報',
      '信息',
    ],
    Verbose: ['ausführlich', 'commentaires', 'detallado', 'dettagliato', 'detalhado', 'uitgebreid', '詳細', '详细'],
  } satisfies Partial<Record<EventLevel, string[]>>).flatMap(([level, words]) =>
    words.map((word) => [word, level as EventLevel] as const),
  ),
);

/** The level for a word or Windows' number; null for an unknown one. */
export function windowsLevel(value: unknown): EventLevel | null {
  if (typeof value === 'number') return WINDOWS_LEVELS[value] ?? null;
  if (typeof value !== 'string') return null;
  const word = value.trim();
  if (/^\d$/.test(word)) return WINDOWS_LEVELS[Number(word)] ?? null;
  return levelOf(word) ?? WORDS.get(word.toLowerCase()) ?? (/^logalways$/i.test(word) ? 'Information' : null);
}

/** An event has at most 256 insertion strings. */
const MOST_TEXTS = 300;

/**
 * The text of an event. A program without a message file for the room app's events writes a sentence about that, with the report's JSON
 * beside it. So for a console the first text that is a report counts.
 */
export function textOfEvent({ texts, eventLog, source }: ShapedEvent): string {
  const given = texts
    .slice(0, MOST_TEXTS)
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  const isConsoles =
    typeof eventLog === 'string' && isConsoleEvent(eventLog, typeof source === 'string' ? source : null);
  return (isConsoles ? given.find((text) => parsePayload(text) !== null) : undefined) ?? given[0] ?? '';
}

/** A number that may be written as text; anything else as it came. */
export function wholeNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\s*\d{1,10}(\.0+)?\s*$/.test(value) ? Number(value) : value;
}
