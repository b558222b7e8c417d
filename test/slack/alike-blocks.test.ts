import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { likenesses } from '../../src/casework/alike.ts';
import { buttonValue, parseButtonValue } from '../../src/slack/button-value.ts';
import { alikeBlocks } from '../../src/slack/messages/alike-blocks.ts';
import { caseCard } from '../../src/slack/messages/card.ts';
import { fieldsModal } from '../../src/slack/messages/fields-modal.ts';
import { faultInOutput } from '../../src/slack/messages/output-guard.ts';
import { createText } from '../../src/text/text.ts';
import { checkBlocks, checkView } from '../../src/workspace/block-kit/check.ts';
import { complain, viewIn } from '../support/office-work.ts';
import { aTestOffice, type TestOffice } from '../support/test-office.ts';

const text = createText('id');
const register = { code: 'PGD', number: 12, month: 11, year: 2026 };
const earlier = { caseId: 'bantul-PGD-2026-0012', register, reasons: ['person', 'text'] as const };

let base: TestOffice;
beforeAll(async () => {
  base = await aTestOffice();
});
afterAll(async () => base.close());

describe('an earlier case that may be the same', () => {
  it('is told on the card with its reasons, and its button carries both cases', async () => {
    const view = await viewIn(base.office, await complain(base.office, 'bantul'));
    const blocks = alikeBlocks(view, [earlier], text);

    expect(blocks).toMatchObject([
      { text: { text: '🔎 Mungkin sama dengan *0012/PGD/XI/2026*: orang yang sama, isi mirip.' } },
      { elements: [{ action_id: 'act:merge', value: `${view.case.caseId}:1:bantul-PGD-2026-0012` }] },
    ]);
  });

  it('has a way to its card, which nobody takes for personal data, and fits on the card three times', async () => {
    const view = await viewIn(base.office, await complain(base.office, 'bantul'));
    // A link to a message ends in sixteen digits, like a NIK.
    const cardUrl = 'https://kantor.example/archives/C0BANTUL/p1795376708891000';
    const three = [1, 2, 3].map((at) => ({
      ...earlier,
      caseId: `${earlier.caseId}${at}`,
      reasons: likenesses,
      cardUrl,
    }));
    const card = caseCard({ view, byHand: true, alike: three, text });

    expect(JSON.stringify(card)).toContain(`"url":"${cardUrl}"`);
    expect(checkBlocks(card.blocks, 'message', ['blocks'])).toEqual([]);
    expect(faultInOutput(card)).toBeUndefined();
  });

  it('when its button is pressed, the dialog of the merging has the number filled in', async () => {
    const view = await viewIn(base.office, await complain(base.office, 'bantul'));
    const asks = ['to', 'reason'] as const;
    const dialog = fieldsModal({ view, action: 'merge', asks, to: '0012/PGD/XI/2026', privateMetadata: '{}', text });

    expect(checkView(dialog)).toEqual([]);
    const field = dialog.blocks.find(({ block_id }) => block_id === 'to');
    expect(field).toMatchObject({ element: { initial_value: '0012/PGD/XI/2026' } });
  });

  it('reads back from a button what was put into it, and nothing else', () => {
    expect(parseButtonValue(buttonValue('a-PGD-2026-0001', 3, 'a-PGD-2026-0002'))).toEqual({
      caseId: 'a-PGD-2026-0001',
      turn: 3,
      other: 'a-PGD-2026-0002',
    });
    expect(parseButtonValue('a-PGD-2026-0001:3')).toEqual({ caseId: 'a-PGD-2026-0001', turn: 3 });
    for (const value of ['a:3:', 'a:3:<!channel>', 'a:b:c', 'a::b:c']) expect(parseButtonValue(value)).toBeUndefined();
  });
});
