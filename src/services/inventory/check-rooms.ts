import { findRepeated, type ImportedRoom } from '../../domain/inventory/plan-import.ts';
import { COMPUTER_NAME, foldName, readComputer } from '../../domain/text/names.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { CommandError, type UserErrorCode } from '../../errors.ts';
import { checkedMembers, type RoomInput } from '../rooms/change-room.ts';

/** A room of an import as it is given. */
export interface ImportRoomInput extends RoomInput {
  readonly name: string;
  readonly computers?: readonly string[] | null | undefined;
}

/** Why a room of an import was refused. */
export interface ImportRefusal {
  readonly index: number;
  readonly code: UserErrorCode;
  readonly message: string;
  readonly field: readonly string[];
}

const MOST_COMPUTERS = 50;

/** The rooms that can be imported, and why the others cannot: good ones are kept. */
export function checkRooms(rooms: readonly ImportRoomInput[]): { good: ImportedRoom[]; refused: ImportRefusal[] } {
  const refused: ImportRefusal[] = [];
  const good: ImportedRoom[] = [];
  for (const [index, input] of rooms.entries()) {
    try {
      good.push(checkRoom(index, input));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      refused.push(refusalOf(index, error, input));
    }
  }
  const repeated = new Map(findRepeated(good).map((one) => [good[one.index]!.index, one]));
  for (const [index, { member, value }] of repeated) {
    const expected = member === 'name' ? 'a name that no earlier room has' : 'computers that no earlier room has';
    refused.push(refusalOf(index, new CommandError('TAKEN', expected, ['input', member], shorten(value)), {}));
  }
  return { good: good.filter(({ index }) => !repeated.has(index)), refused };
}

/** A refusal as the report of an import shows it. */
export function refusalOf(index: number, error: CommandError, input: object): ImportRefusal {
  const [member = ''] = error.field.slice(1);
  const got = error.got ?? shorten((input as Readonly<Record<string, unknown>>)[member]);
  const field = ['input', 'rooms', String(index), ...error.field.slice(1)];
  return { index, code: error.code, message: `${error.message}, got ${got}.`, field };
}

function checkRoom(index: number, { computers, ...input }: ImportRoomInput): ImportedRoom {
  const { name, site, building, floor, account, timeZone, tags } = checkedMembers(input);
  const given = { site, building, floor, tags, timeZone, account };
  const members = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const names = (computers ?? []).map((computer) => {
    const read = readComputer(computer);
    if (read === null) throw new CommandError('INVALID', COMPUTER_NAME, ['input', 'computers'], shorten(computer));
    return read;
  });
  const own = [...new Map(names.map((computer) => [foldName(computer), computer])).values()];
  if (own.length > MOST_COMPUTERS) {
    throw new CommandError('INVALID', `at most ${MOST_COMPUTERS} computers`, ['input', 'computers'], `${own.length}`);
  }
  return { index, name: name!, members, computers: own };
}
