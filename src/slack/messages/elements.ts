import type {
  ActionsBlockElement,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import { truncate } from '../../domain/plain-text.ts';

/** Blocks that keep Slack's limits whatever goes into them. Lengths are counted in UTF-16 units, never more than Slack counts. */

export type Message = { text: string; blocks: KnownBlock[] };

const SECTION = 3_000;
const HEADER = 150;
const BUTTON = 75;
const OPTION = 75;
const CONTEXT = 2_000;
/** Slack refuses messages near 13,200 characters of text in all; a stranger's text never takes more than this. */
export const LONG_TEXT = 3_000;

/** Escapes what Slack parses in `mrkdwn` and in a message's `text`. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words inside a line of ours: nothing in them is parsed, and none of them can forge a line. */
export const inline = (text: string): string => escape(text.replace(/\s+/gu, ' ').replace(/[*_~`]/gu, '\u200b$&'));

export const mention = (userId: string): string => `<@${userId}>`;

export const plain = (text: string, max: number): PlainTextElement => ({
  type: 'plain_text',
  text: truncate(text, max) || ' ',
  emoji: true,
});

/** The caller has escaped what is not ours. */
const mrkdwn = (text: string, max: number): MrkdwnElement => ({
  type: 'mrkdwn',
  text: truncate(text, max) || ' ',
  verbatim: true,
});

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, HEADER) });

export const section = (text: string): SectionBlock => ({ type: 'section', text: mrkdwn(text, SECTION) });

export const context = (...texts: readonly string[]): ContextBlock => ({
  type: 'context',
  elements: texts.slice(0, 10).map((text) => mrkdwn(text, CONTEXT)),
});

/** A stranger's words as a quotation: rich text elements parse nothing. */
export const quote = (text: string, label?: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    ...(label === undefined
      ? []
      : [
          {
            type: 'rich_text_section' as const,
            elements: [{ type: 'text' as const, text: label, style: { bold: true } }],
          },
        ]),
    { type: 'rich_text_quote', elements: [{ type: 'text', text: text || ' ' }] },
  ],
});

/** A text to be copied character for character. */
export const preformatted = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', border: 0, elements: [{ type: 'text', text: text || ' ' }] }],
});

export const button = (label: string, actionId: string, value: string, style?: 'primary' | 'danger'): Button => ({
  type: 'button',
  text: plain(label, BUTTON),
  action_id: actionId,
  value,
  ...(style ? { style } : {}),
});

export const option = (value: string, label: string): PlainTextOption => ({ text: plain(label, OPTION), value });

/** Rows of buttons: no more in one than Slack takes. */
export const actions = (blockId: string, elements: readonly ActionsBlockElement[]): KnownBlock[] =>
  elements.length === 0 ? [] : [{ type: 'actions', block_id: blockId, elements: elements.slice(0, 25) }];

/** A long text in parts of at most `max` UTF-16 units, cut between what a reader sees as characters. */
export const slices = (text: string, max: number): string[] => {
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    // `truncate` drops white space before its cut; a part of nothing but white space is cut where it ends.
    const length = truncate(rest, max, '').length || max;
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return parts;
};

/** A long text in sections; for modals, which show up to a hundred blocks. */
export const pieces = (text: string): KnownBlock[] =>
  slices(text, SECTION)
    .slice(0, 90)
    .map((part) => ({
      type: 'section',
      text: { type: 'plain_text', text: part.trim() === '' ? ' ' : part, emoji: false },
    }));
