import type { KnownBlock, ModalView } from '@slack/types';
import type { CaseView } from '../../casework/views.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Why } from '../../domain/why.ts';
import { explainWhy } from '../../text/explain-why.ts';
import type { Text } from '../../text/text.ts';
import { escape, header, inline, plain, section } from './elements.ts';
import { TITLE } from './fields-modal.ts';

/** Lines in one section; more would come near Slack's 3,000 characters. */
const LINES = 20;
/** Sections of the course of time: the latest are the ones asked about. */
const SECTIONS = 40;

const sections = (lines: readonly string[]): KnownBlock[] =>
  Array.from({ length: Math.ceil(lines.length / LINES) }, (_, index) =>
    section(
      lines
        .slice(index * LINES, (index + 1) * LINES)
        .map((line) => `• ${inline(line)}`)
        .join('\n'),
    ),
  );

/** Where the time of a case went: its limits, who had it how long, and each stretch in order. */
export const whyModal = (view: CaseView, account: Why, text: Text): ModalView => {
  const { clocks, holders, stretches, total } = explainWhy(view.procedure, account, text);
  return {
    type: 'modal',
    title: plain(text.why.title, TITLE),
    close: plain(text.modal.close, TITLE),
    blocks: [
      section(`*${printedNumber(view.case.register)}* · ${escape(total)}`),
      header(text.why.clocks),
      ...sections(clocks),
      header(text.why.holders),
      ...sections(holders),
      header(text.why.stretches),
      ...sections(stretches).slice(-SECTIONS),
    ],
  };
};
