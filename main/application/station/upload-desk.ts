import {
  ATTACHMENT_LIMITS,
  MOST_ATTACHMENT_BYTES,
  UPLOAD_PART_BYTES,
  type UploadPart,
  type UploadRefusal,
  type UploadReply,
} from '../../contract/attachment.ts';
import type { SessionId } from '../../contract/ids.ts';
import { mediaTypeOf } from '../../domain/attachments/media-type.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { StationHealth } from '../../domain/observed.ts';
import type { AttachmentStore } from '../ports/attachment-store.ts';
import { StoreFailure } from '../ports/event-store.ts';
import type { StationLog } from './station-log.ts';

export interface UploadParts {
  readonly log: StationLog;
  readonly attachments: AttachmentStore;
  readonly health: () => StationHealth;
}

interface Arriving {
  readonly upload: string;
  readonly session: SessionId;
  readonly content: Uint8Array;
  received: number;
}

const refused = (code: UploadRefusal): UploadReply => ({ kind: 'refused', code });

/**
 * Files on their way in, at most one a terminal and only while one person's session lasts. Nothing is on the disk
 * before the whole of it is here and is what it may be; what it then is evidence of, a command says.
 */
export class UploadDesk {
  readonly #parts: UploadParts;
  readonly #arriving = new Map<string, Arriving>();

  constructor(parts: UploadParts) {
    this.#parts = parts;
  }

  /** Takes the next part. What comes out of order ends the upload: it begins again at 0. */
  take({ terminal }: Origin, { upload, size, offset, part }: UploadPart): UploadReply {
    const { log, health } = this.#parts;
    const row = log.state.get('sessions', terminal);
    const before = this.#arriving.get(terminal);
    this.#arriving.delete(terminal);
    if (log.locked !== null) return refused('locked');
    if (!row?.open) return refused('noSession');
    if (size > MOST_ATTACHMENT_BYTES) return refused('tooLarge');
    if (health().log === 'low') return refused('space');
    const bytes = Buffer.from(part, 'base64');
    const arriving: Arriving | undefined =
      offset === 0 ? { upload, session: row.id, content: new Uint8Array(size), received: 0 } : before;
    const isNext =
      arriving?.upload === upload &&
      arriving.session === row.id &&
      arriving.received === offset &&
      arriving.content.length === size &&
      bytes.length > 0 &&
      bytes.length <= UPLOAD_PART_BYTES &&
      offset + bytes.length <= size;
    if (!isNext) return refused('order');
    arriving.content.set(bytes, offset);
    arriving.received += bytes.length;
    if (arriving.received === size) return this.#keep(arriving.content);
    this.#arriving.set(terminal, arriving);
    return { kind: 'more', received: arriving.received };
  }

  #keep(content: Uint8Array): UploadReply {
    const mediaType = mediaTypeOf(content);
    if (mediaType === null) return refused('type');
    if (content.length > ATTACHMENT_LIMITS[mediaType]) return refused('tooLarge');
    try {
      const file = this.#parts.attachments.keep(content);
      return file === null ? refused('type') : { kind: 'stored', file };
    } catch (error) {
      if (error instanceof StoreFailure) return refused('space');
      throw error;
    }
  }
}
