import { hash } from 'node:crypto';

/** SHA-256 of a text (as UTF-8) or of bytes, in hex. */
export const sha256Hex = (content: string | Uint8Array): string => hash('sha256', content, 'hex');
