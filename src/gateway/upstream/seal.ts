import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Makes a text unreadable and unchangeable for who carries it, and of use to one bearer only. */
export interface Seal {
  /** As text that fits a URL. */
  close(text: string): string;
  /** Undefined when it was not closed by this seal, for this bearer. */
  open(sealed: string): string | undefined;
}

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM; `secret` may have any length, `bearer` is whom the text is of use to. */
export const sealFor = (secret: string, bearer: string): Seal => {
  const key = createHash('sha256').update(secret).digest();
  const whom = createHash('sha256').update(bearer).digest();
  return {
    close: (text) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(whom);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length <= NONCE + TAG) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE)).setAAD(whom);
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
};
