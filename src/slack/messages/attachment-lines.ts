import type { KnownBlock } from '@slack/types';
import type { CaseView } from '../../casework/views.ts';
import type { Attachment } from '../../domain/complaint.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { truncate } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';
import { context, escape, inline, type Message, section } from './elements.ts';
import { revealed, shownUpTo } from './stranger-text.ts';

/** Named one by one up to here; the rest are counted. */
const NAMED = 10;
const NAME = 100;

const sizeOf = ({ size, notKept }: Attachment, { format, files }: Text): string => {
  const facts = [
    ...(size === undefined ? [] : [format.fileSize(size)]),
    ...(notKept === undefined ? [] : [files.notKept[notKept]]),
  ];
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
};

/** What came attached, by masked names and sizes; of a restricted case only how many. Nothing when nothing came. */
export const attachmentBlocks = (
  attachments: readonly Attachment[],
  isRestricted: boolean,
  text: Text,
): KnownBlock[] => {
  const { files, format } = text;
  if (attachments.length === 0) return [];
  if (isRestricted) return [context(files.hidden({ count: format.number(attachments.length) }))];
  const names = attachments
    .slice(0, NAMED)
    .map((attachment) => `${inline(shownUpTo(attachment.name, NAME))}${sizeOf(attachment, text)}`);
  const rest = attachments.length - NAMED;
  const others = rest > 0 ? ` ${files.others({ count: format.number(rest) })}` : '';
  return [context(files.attached({ names: names.join(', ') + others }))];
};

/** What came with an event after the complaint. */
export const attachedTo = (event: CaseEvent): readonly Attachment[] =>
  'attachments' in event ? (event.attachments ?? []) : [];

/** Where an attachment stands in the record; the same as the store's own name for it. */
type Place = { caseId: string; seq: number; index: number };

const LINES = 12;

/** Links to everything that is kept of a case, for the one person who gave a reason; what is not kept is named with why. */
export const attachmentLinks = (view: CaseView, linkTo: (place: Place) => string, text: Text): Message[] => {
  const { caseId } = view.case;
  const lines = view.events.flatMap((event) => {
    const came = event.type === 'ComplaintReceived' ? event.complaint.attachments : attachedTo(event);
    return came.map((attachment, index) => {
      const name = inline(truncate(revealed(attachment.name), NAME)).replaceAll('|', '∣');
      const size = sizeOf(attachment, text);
      if (attachment.kept === undefined) return `• ${name}${size || ` (${text.files.noLink})`}`;
      return `• <${escape(linkTo({ caseId, seq: event.seq, index }))}|${name}>${size}`;
    });
  });
  const parts = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, part) =>
    lines.slice(part * LINES, (part + 1) * LINES),
  );
  return parts.map((part) => ({
    text: text.files.links,
    blocks: [context(text.files.links), section(part.join('\n'))],
  }));
};
