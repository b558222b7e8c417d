import type { SectionBlock } from '@slack/types';
import type { CannedAnswer } from '../../casework/views.ts';
import type { Text } from '../../text/text.ts';
import { ui } from '../action-ids.ts';
import { option, plain, section } from './elements.ts';
import { shownUpTo } from './stranger-text.ts';

/** What a menu holds at most. */
const MOST_OPTIONS = 100;

/** The menu above the text of an answer; none where the desk has no approved ones. */
export const cannedMenu = (
  answers: readonly CannedAnswer[],
  chosen: string | undefined,
  { canned }: Text,
): SectionBlock[] => {
  const options = answers.slice(0, MOST_OPTIONS).map(({ id, title }) => option(id, shownUpTo(title, 70)));
  const initial = options.find(({ value }) => value === chosen);
  if (options.length === 0) return [];
  return [
    {
      ...section(`*${canned.use}*\n${canned.useHint}`),
      block_id: 'canned',
      accessory: {
        type: 'static_select',
        action_id: ui.cannedUse,
        placeholder: plain(canned.choose, 150),
        options,
        ...(initial ? { initial_option: initial } : {}),
      },
    },
  ];
};
