import type { MailAttachment } from './mail.ts';

/** What an office can open without running it. Judged by the ending too: a label is the sender's own word. */
const TYPES =
  /^(?:image\/(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff)|application\/(?:pdf|msword|rtf|zip|vnd\.(?:ms-|openxmlformats-officedocument|oasis\.opendocument)[\w.+-]*)|text\/(?:plain|csv|rtf|rfc822-headers)|audio\/[\w.+-]+|video\/[\w.+-]+|message\/rfc822)$/u;
const ENDINGS =
  /\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?|pdf|docx?|rtf|xlsx?|pptx?|od[tsp]|txt|csv|zip|mp3|m4a|ogg|opus|amr|wav|mp4|3gp|mov|eml)$/iu;

export type AttachmentLimits = { most: number; largest: number };

/** What is kept, and what stays in the mailbox with the reason. */
export type Accepted = {
  kept: readonly MailAttachment[];
  left: readonly { name: string; why: 'type' | 'size' | 'count' | 'empty' }[];
};

/** Sorts attachments by what may be stored beside a case. Nothing is opened or run. */
export const acceptAttachments = (
  attachments: readonly MailAttachment[],
  { most, largest }: AttachmentLimits,
): Accepted => {
  const kept: MailAttachment[] = [];
  const left: Accepted['left'][number][] = [];
  for (const attachment of attachments) {
    const { name, contentType, bytes } = attachment;
    const isKnown = ENDINGS.test(name) && (TYPES.test(contentType) || contentType === 'application/octet-stream');
    if (bytes.length === 0) left.push({ name, why: 'empty' });
    else if (!isKnown) left.push({ name, why: 'type' });
    else if (bytes.length > largest) left.push({ name, why: 'size' });
    else if (kept.length >= most) left.push({ name, why: 'count' });
    else kept.push(attachment);
  }
  return { kept, left };
};
