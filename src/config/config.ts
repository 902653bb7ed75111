import { isLoopback } from '../domain/net/host.ts';
import { shorten } from '../domain/text/shorten.ts';
import type { RawSettings, SettingName } from './env.ts';
import { SETTINGS, type Setting } from './settings.ts';

type Values<Table> = {
  [Key in keyof Table]: Table[Key] extends Setting<string, infer Value> ? Value : Values<Table[Key]>;
};

/** The checked settings. Durations are milliseconds. A setting without value and default is null. */
export type Config = Values<typeof SETTINGS>;

/** Every mistake in the settings, one sentence each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}

/** Checks the raw settings. Throws a `ConfigError` that names every mistake: the setting, what was expected and what came. */
export function readConfig(raw: RawSettings): Config {
  const mistakes: string[] = [];
  const config = readTable(SETTINGS, raw, mistakes) as Config;
  if (!isLoopback(config.host) && raw.ADMIN_KEY === undefined) {
    mistakes.push(
      `ADMIN_KEY: HOST is ${shorten(config.host)}, so others can reach this server; set ADMIN_KEY to a key that callers must send, or leave HOST unset.`,
    );
  }
  if (config.readKeys.length > 0 && raw.ADMIN_KEY === undefined) {
    mistakes.push('READ_KEYS: expected ADMIN_KEY beside it, because without ADMIN_KEY every caller is administrator.');
  }
  if (config.metricsKey !== null && raw.ADMIN_KEY === undefined) {
    mistakes.push('METRICS_KEY: expected ADMIN_KEY beside it, because without ADMIN_KEY nobody needs a key.');
  }
  if ((config.tlsCert === null) !== (config.tlsKey === null)) {
    mistakes.push('TLS_CERT and TLS_KEY: expected both or none, got one.');
  }
  if ((config.notices.smtpUrl === null) !== (config.notices.mailFrom === null)) {
    mistakes.push('SMTP_URL and MAIL_FROM: expected both or none, got one.');
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return config;
}

/** The table of settings or a section of it: an object of settings and of sections. */
interface Table {
  readonly [key: string]: Setting | Table;
}

const isSetting = (entry: Setting | Table): entry is Setting => 'check' in entry;

function readTable(table: Table, raw: RawSettings, mistakes: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table).map(([key, entry]) => [
      key,
      isSetting(entry) ? readSetting(entry, raw, mistakes) : readTable(entry, raw, mistakes),
    ]),
  );
}

function readSetting({ name, check, ...setting }: Setting, raw: RawSettings, mistakes: string[]): unknown {
  const fallback = () => {
    const dataDir = raw.DATA_DIR ?? SETTINGS.dataDir.default!;
    return setting.default === null ? null : check.parse(setting.default.replace(/^DATA_DIR(?=\/)/, () => dataDir));
  };
  const text = raw[name as SettingName];
  if (text === undefined) return fallback();
  const value = check.parse(text);
  if (value !== null) return value;
  const got = check.isSecret ? `"(a text of ${text.length} characters)"` : shorten(text);
  mistakes.push(`${name}: expected ${check.expected}, got ${got}.`);
  return fallback();
}
