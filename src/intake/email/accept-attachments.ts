import type { IncomingFile } from '../../casework/keep-files.ts';
import type { MailAttachment } from './mail.ts';

/** What an office can open without running it. Judged by the ending too: a label is the sender's own word. */
const TYPES =
  /^(?:image\/(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff)|application\/(?:pdf|msword|rtf|zip|octet-stream|vnd\.(?:ms-|openxmlformats-officedocument|oasis\.opendocument)[\w.+-]*)|text\/(?:plain|csv|rtf|rfc822-headers)|audio\/[\w.+-]+|video\/[\w.+-]+|message\/rfc822)$/u;
const ENDINGS =
  /\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?|pdf|docx?|rtf|xlsx?|pptx?|od[tsp]|txt|csv|zip|mp3|m4a|ogg|opus|amr|wav|mp4|3gp|mov|eml)$/iu;

export type AttachmentLimits = { most: number; largest: number };

/** Sorts what came with a mail by what may be kept beside a case; the rest is named. Nothing is opened or run. */
export const acceptAttachments = (
  attachments: readonly MailAttachment[],
  { most, largest }: AttachmentLimits,
): IncomingFile[] => {
  let kept = 0;
  return attachments.slice(0, most * 5).map(({ name, contentType, bytes }) => {
    const file = { name, contentType, size: bytes.length };
    if (!ENDINGS.test(name) || !TYPES.test(contentType)) return { ...file, notKept: 'not-allowed' };
    if (bytes.length > largest) return { ...file, notKept: 'too-large' };
    if (kept >= most) return { ...file, notKept: 'too-many' };
    kept += 1;
    return { ...file, bytes };
  });
};
