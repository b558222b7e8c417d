import type { KnownBlock } from '@slack/types';
import type { Alike, CaseView } from '../../casework/views.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { actId } from '../action-ids.ts';
import { buttonValue } from '../button-value.ts';
import { button, section } from './elements.ts';

/** An earlier case that may be the same, with the address of its card where that is known. */
export type ShownAlike = Alike & { cardUrl?: string };

/** One line for each, with why, and the button that opens the merging with its number filled in. */
export const alikeBlocks = ({ case: now }: CaseView, alike: readonly ShownAlike[], text: Text): KnownBlock[] =>
  alike.map(({ caseId, register, reasons, cardUrl }) => {
    const number = printedNumber(register);
    const said = text.alike.suggestion({
      number: cardUrl === undefined ? number : `<${cardUrl}|${number}>`,
      reasons: reasons.map((reason) => text.alike.reason[reason]).join(', '),
    });
    const value = buttonValue(now.caseId, now.turn, caseId);
    return { ...section(said), accessory: button(text.alike.merge, actId('merge'), value) };
  });
