import { truncate } from '../domain/plain-text.ts';

/** Endings that fit a content, the usual one first. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['application/msword', ['doc']],
  ['application/pdf', ['pdf']],
  ['application/vnd.ms-excel', ['xls']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['xlsx']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
  ['audio/aac', ['aac']],
  ['audio/amr', ['amr']],
  ['audio/mp4', ['m4a', 'mp4']],
  ['audio/mpeg', ['mp3']],
  ['audio/ogg', ['ogg', 'opus']],
  ['image/gif', ['gif']],
  ['image/heic', ['heic', 'heif']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
  ['image/webp', ['webp']],
  ['text/plain', ['txt', 'csv']],
  ['video/3gpp', ['3gp']],
  ['video/mp4', ['mp4']],
]);

const NAME_LENGTH = 100;

/**
 * A file name that is only a name: no folders, no invisible or control characters, and an ending that fits what the file
 * holds, so that a program cannot come as a picture.
 */
export const plainFileName = (name: string, contentType: string | undefined): string => {
  const plain = name
    .replace(/^.*[\\/]/u, '')
    .replace(/[\p{C}\ufffd<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const short = truncate(plain === '' ? 'lampiran' : plain, NAME_LENGTH);
  const fitting = ENDINGS.get(contentType ?? '');
  const own = /\.([A-Za-z0-9]{1,8})$/.exec(short)?.[1]?.toLowerCase() ?? '';
  return fitting === undefined || fitting.includes(own) ? short : `${short}.${fitting[0]}`;
};
