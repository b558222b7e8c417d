import type { TextObject } from '@slack/types';
import type { ReactNode } from 'react';
import { showEmoji } from '../mrkdwn/emoji.ts';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';

/** A text object of Slack's, drawn by its kind. */
export function TextView({ text }: { text: TextObject }): ReactNode {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return (
    <p className="text" dir="auto">
      {showEmoji(text.text)}
    </p>
  );
}

/** One line of a label or an option; marks are not read in a plain_text. */
export const labelOf = (text: { text: string }): string => showEmoji(text.text);
