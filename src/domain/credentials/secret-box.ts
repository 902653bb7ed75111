import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts texts so that only the holder of the key can read or change them. */
export interface SecretBox {
  /** Encrypts `text`; `name` identifies it, and the result opens under no other name. */
  seal(name: string, text: string): string;
  /** The text; null where the key or the name differs, or the sealed text was changed. */
  open(name: string, sealed: string): string | null;
}

const IV = 12;
const TAG = 16;

/** AES-256-GCM under a key derived from `secret`, which may be any text. */
export function createSecretBox(secret: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secret, 'roomwatch', 'secret-box', 32));
  return {
    seal(name, text) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64');
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < IV + TAG) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV)).setAAD(Buffer.from(name));
      decipher.setAuthTag(bytes.subarray(-TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
