import type { SharedResult } from './shared-result.ts';

/** Characters of the results that a process keeps at hand. */
const KEPT_CHARACTERS = 32_000_000;

/** The newest results of this process, as many as fit; the ones stored longest ago go first. */
export class KeptResults {
  readonly #kept = new Map<string, { readonly result: SharedResult; readonly characters: number }>();
  #characters = 0;

  get(id: string): SharedResult | undefined {
    return this.#kept.get(id)?.result;
  }

  /** `json` is the result's text: its length counts. */
  set(id: string, result: SharedResult, json: string): void {
    this.#characters += json.length - (this.#kept.get(id)?.characters ?? 0);
    this.#kept.delete(id);
    this.#kept.set(id, { result, characters: json.length });
    for (const [oldest, { characters }] of this.#kept) {
      if (this.#characters <= KEPT_CHARACTERS) break;
      this.#kept.delete(oldest);
      this.#characters -= characters;
    }
  }
}
