import { describe, expect, it } from '@jest/globals';
import {
  makeToken,
  readToken,
  TOKEN_SECONDS,
  workspaceIdOfToken,
} from '../../src/domain/credentials/collector-token.ts';
import { createSecretBox } from '../../src/domain/credentials/secret-box.ts';

const ID = '0f0e0d0c-0b0a-4908-8706-050403020100';
const keys = { primary: 'one', secondary: 'two' };
const NOW = new Date('2026-11-21T12:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

describe('a token', () => {
  it.each(['primary', 'secondary'] as const)('stands for the %s key for an hour', (slot) => {
    const token = makeToken(ID, keys[slot], NOW);
    expect(readToken(token, keys, later(TOKEN_SECONDS - 1))).toBe(slot);
    expect(readToken(token, keys, later(TOKEN_SECONDS))).toBeNull();
    expect(workspaceIdOfToken(token)).toBe(ID);
  });

  it('is good for nothing when altered, of another key, or no token', () => {
    const token = makeToken(ID, keys.primary, NOW);
    const [prefix, payload, signature] = token.split('.');
    const longer = Buffer.from('{"slot":"primary","until":99999999999}').toString('base64url');
    for (const one of [
      `${prefix}.${longer}.${signature}`,
      `${prefix}.${payload}`,
      `${token}.x`,
      '',
      'rwc..',
      `x.${payload}.${signature}`,
    ]) {
      expect(readToken(one, keys, NOW)).toBeNull();
    }
    expect(readToken(token, { ...keys, primary: 'three' }, NOW)).toBeNull();
  });
});

describe('a sealed text', () => {
  it('opens under its name and key alone, unchanged', () => {
    const box = createSecretBox('secret');
    const sealed = box.seal('name', 'text é');
    expect(box.open('name', sealed)).toBe('text é');
    expect(box.seal('name', 'text é')).not.toBe(sealed);
    expect(box.open('other', sealed)).toBeNull();
    expect(createSecretBox('another').open('name', sealed)).toBeNull();
    const bytes = Buffer.from(sealed, 'base64');
    bytes[14]! ^= 1;
    expect(box.open('name', bytes.toString('base64'))).toBeNull();
    expect(box.open('name', '')).toBeNull();
  });
});
