import type { AttachmentPlace } from '../../casework/ports.ts';
import { signer } from '../signature.ts';

/** Long enough to open it, too short to be passed around. */
const VALID_MS = 15 * 60_000;

export type FileLinks = {
  /** @returns the part of the address behind `/files/`. */
  write(place: AttachmentPlace): string;
  /** @returns undefined for what is none of ours, or no longer valid. */
  read(token: string): AttachmentPlace | undefined;
};

const WORDS = /^([a-z0-9-]+)~(\d{1,9})~(\d{1,4})~(\d{1,16})$/i;

/** Addresses of attachments that only this office can make and that end by themselves. */
export const fileLinks = (key: Uint8Array, wallClock: () => number): FileLinks => {
  const { sign, read } = signer(key, 'file');
  return {
    write: ({ caseId, seq, index }) => sign([caseId, seq, index, wallClock() + VALID_MS].join('~')),
    read: (token) => {
      const [, caseId = '', seq, index, ends] = WORDS.exec(read(token) ?? '') ?? [];
      return ends !== undefined && Number(ends) >= wallClock()
        ? { caseId, seq: Number(seq), index: Number(index) }
        : undefined;
    },
  };
};
