import { SECTIONS, type SETTINGS } from './settings.ts';

type NamesIn<Table> = Table extends { readonly name: infer Name extends string }
  ? Name
  : { [Key in keyof Table]: NamesIn<Table[Key]> }[keyof Table];

export type SettingName = NamesIn<typeof SETTINGS>;

/** The raw settings, as the environment gives them. */
export type RawSettings = Partial<Record<SettingName, string>>;

/** Picks the settings out of an environment. An empty variable counts as unset. */
export function readEnv(env: Readonly<Record<string, string | undefined>>): RawSettings {
  const given = SECTIONS.flatMap(({ settings }) => settings).flatMap(({ name }) => {
    const value = env[name]?.trim();
    return value ? [[name, value]] : [];
  });
  return Object.fromEntries(given) as RawSettings;
}
