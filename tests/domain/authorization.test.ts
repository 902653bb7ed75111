import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAuthorization } from '../../src/domain/credentials/authorization.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('an Authorization header', () => {
  it.each([
    ['Bearer a.b-c', { scheme: 'bearer', token: 'a.b-c' }],
    ['bEARER   key  ', { scheme: 'bearer', token: 'key' }],
    [`Basic ${base64('user:pass')}`, { scheme: 'basic', user: 'user', password: 'pass' }],
    [`ApiKey ${base64('id:key')}`, { scheme: 'apikey', user: 'id', password: 'key' }],
    [`Basic ${base64(':pass')}`, { scheme: 'basic', user: '', password: 'pass' }],
    [`Basic ${base64('user:')}`, { scheme: 'basic', user: 'user', password: '' }],
    [`Basic ${base64('no colon')}`, { scheme: 'basic', user: 'no colon', password: null }],
  ])('%s is read', (header, said) => {
    expect(readAuthorization(header)).toEqual(said);
  });

  it('may hold a password of any text, colons too', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^:]*$/u), fc.string({ unit: 'grapheme' }), (user, password) => {
        const pair = `${user}:${password}`;
        const whole = pair.toWellFormed();
        expect(readAuthorization(`Basic ${base64(pair)}`)).toEqual({
          scheme: 'basic',
          user: whole.slice(0, whole.indexOf(':')),
          password: whole.slice(whole.indexOf(':') + 1),
        });
      }),
    );
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer a b', 'key', 'Digest abc', 'SharedKey id:abc'])(
    '%p says nothing',
    (header) => {
      expect(readAuthorization(header)).toBeNull();
    },
  );
});
