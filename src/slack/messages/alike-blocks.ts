import type { KnownBlock } from '@slack/types';
import type { Alike, CaseView } from '../../casework/views.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { actId, ui } from '../action-ids.ts';
import { buttonValue } from '../button-value.ts';
import { actions, button, section } from './elements.ts';

/** An earlier case that may be the same, with the address of its card where that is known. */
export type ShownAlike = Alike & { cardUrl?: string };

/** One line for each, with why; below it the merging with its number filled in, and the way to the other card. */
export const alikeBlocks = ({ case: now }: CaseView, alike: readonly ShownAlike[], text: Text): KnownBlock[] =>
  alike.flatMap(({ caseId, register, reasons, cardUrl }) => {
    const said = text.alike.suggestion({
      number: printedNumber(register),
      reasons: reasons.map((reason) => text.alike.reason[reason]).join(', '),
    });
    const value = buttonValue(now.caseId, now.turn, caseId);
    return [
      section(said),
      ...actions(`alike-${caseId}`, [
        button(text.alike.merge, actId('merge'), value),
        ...(cardUrl === undefined ? [] : [{ ...button(text.alike.look, ui.openCard, value), url: cardUrl }]),
      ]),
    ];
  });
