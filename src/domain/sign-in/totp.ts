import { createHmac, randomBytes } from 'node:crypto';
import { sameText } from '../text/same-text.ts';

/** Seconds of a step, digits of a code (RFC 6238; what authenticator apps assume). */
const STEP = 30;
const DIGITS = 6;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32, as apps take it. */
export function makeTotpSecret(): string {
  const bits = [...randomBytes(SECRET_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits
    .match(/.{5}/g)!
    .map((five) => BASE32[parseInt(five, 2)]!)
    .join('');
}

/** The address by which an authenticator app takes a secret, as a link or a QR code. */
export function totpAddress(secret: string, name: string): string {
  return `otpauth://totp/Roomwatch:${encodeURIComponent(name)}?secret=${secret}&issuer=Roomwatch`;
}

/** The step of a code that is good now, one step before or after; null for another code. A step is to be taken once. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const step = Math.floor(now.getTime() / 1_000 / STEP);
  const given = code.replace(/\s/g, '');
  const near = [step, step - 1, step + 1].filter((one) => one >= 0);
  return near.find((one) => sameText(codeOf(secret, one), given)) ?? null;
}

/** The code of a step (RFC 4226, 5.3). */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = digest.at(-1)! & 15;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((eight) => parseInt(eight, 2)) ?? []);
}
