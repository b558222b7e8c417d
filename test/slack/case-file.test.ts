import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageMessage } from '../../src/workspace/page-api.ts';
import { aSlackOffice, isCard, type SlackOffice, STRANGER, shownIn } from '../support/slack-office.ts';
import type { WorkspacePerson } from '../support/workspace-person.ts';

describe('the file of a case, asked for in chat', () => {
  let office: SlackOffice;
  let channel: string;
  let operator: WorkspacePerson;
  let dm: string;
  let caseId: string;
  beforeEach(async () => {
    office = await aSlackOffice();
    channel = office.channelOf('palangka-raya');
    operator = office.be('operator');
    dm = await operator.openDm(office.workspace.botUserId);
    caseId = await office.complain('palangka-raya', { complainant: { name: 'Sutarmi Contoh' } });
  });
  afterEach(() => office.close());

  const reveals = async () => {
    const { events = [] } = (await office.office.store.read(caseId)) ?? {};
    return events.filter(({ type }) => type === 'DataRevealed');
  };
  const hasFiles = ({ files = [] }: PageMessage): boolean => files.length > 0;

  it('given the card’s menu and a reason, then the asker alone has both papers, and the look is on record first', async () => {
    const card = await operator.waitForMessage(channel, isCard);
    await operator.press(channel, card.ts, 'ui:outside');
    await operator.pressInView((await operator.openView()).id, 'ui:case-file');
    const form = await operator.openView();
    expect(await operator.submit(form.id, { reason: 'Diminta Ombudsman' })).toEqual({});
    const papers = await operator.waitForMessage(dm, hasFiles);
    expect(papers.files?.map(({ name }) => name)).toEqual([
      'berkas-PGD-2026-0001.pdf',
      'lembar-disposisi-PGD-2026-0001.pdf',
    ]);
    expect(shownIn(papers) + papers.text).not.toContain('Sutarmi');
    expect(await reveals()).toMatchObject([{ reason: 'Berkas (PDF): Diminta Ombudsman' }]);
    const inChannel = [...(await operator.messages(channel)), ...(await operator.messages(channel, card.ts))];
    expect(inChannel.filter(hasFiles)).toEqual([]);
  });

  it('given /aduan berkas with a number but no reason, then nothing is handed out and nothing is on record', async () => {
    await operator.command(channel, '/aduan', 'berkas 0001/PGD/XI/2026');
    const form = await operator.openView();
    expect(await operator.submit(form.id, { reason: '  ' })).toHaveProperty('reason');
    expect(await reveals()).toEqual([]);
    expect((await operator.messages(dm)).filter(hasFiles)).toEqual([]);
  });

  it.each([
    [STRANGER, 'berkas 0001/PGD/XI/2026'],
    ['operator', 'berkas'],
    ['operator', 'berkas 0099'],
  ])('given %s writes /aduan %s, then they hear what to write, and no form opens', async (who, words) => {
    const asker = office.be(who);
    await asker.command(channel, '/aduan', words);
    const answer = await asker.waitForMessage(channel, ({ ephemeral }) => ephemeral === true);
    expect(answer.text).toContain('Sebutkan satu nomor register');
  });
});
