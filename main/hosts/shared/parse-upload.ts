import type { UploadPart } from '../../contract/attachment.ts';

const NAME = /^[A-Za-z0-9-]{1,40}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** A part of a file as a screen sent it; undefined for anything that is not one. Whether it fits, the station says. */
export function parseUpload(value: unknown): UploadPart | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { upload, size, offset, part } = value as Readonly<Record<keyof UploadPart, unknown>>;
  if (typeof upload !== 'string' || !NAME.test(upload)) return undefined;
  if (!isCount(size) || !isCount(offset)) return undefined;
  if (typeof part !== 'string' || !BASE64.test(part)) return undefined;
  return { upload, size, offset, part };
}
