import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepTime } from '../../src/casework/keep-time.ts';
import { press } from '../../src/casework/press.ts';
import { Alerts } from '../../src/outbox/alerts.ts';
import { aSlackOffice, type SlackOffice, shownIn } from '../support/slack-office.ts';
import { userOf } from '../support/test-office.ts';
import type { WorkspacePerson } from '../support/workspace-person.ts';

/** Calls whose waits are cut to a moment. */
const callsOf = ({ office, slack }: SlackOffice, problems: string[] = []): Alerts =>
  new Alerts({
    store: office.store,
    port: slack.alerts,
    pause: () => new Promise((resolve) => setTimeout(resolve, 5)),
    onProblem: (problem) => void problems.push(problem),
  });

const calls = async (person: WorkspacePerson, channel: string): Promise<string[]> =>
  (await person.messages(channel))
    .filter(({ text }) => /^(?:🔴|⏰|👉)/u.test(text))
    .map((message) => `${message.text} ${shownIn(message)}`);

/** The conversation of the app with a person. */
const dmOf = async (person: WorkspacePerson): Promise<string> => {
  const { channels } = await person.state();
  return channels.find(({ kind }) => kind === 'dm')?.id ?? '';
};

describe('lateness in chat', () => {
  let office: SlackOffice;
  let alerts: Alerts;
  beforeEach(async () => {
    office = await aSlackOffice();
    alerts = callsOf(office);
    alerts.start();
  });
  afterEach(async () => {
    await alerts.stop();
    await office.close();
  });

  const sweep = async (at: string): Promise<void> => {
    office.at(at);
    await keepTime(office.office, () => undefined).sweep();
    await alerts.idle();
    await office.outbox.idle();
  };

  it('given one case near its limit, then its holder alone is reminded, with the buttons of the task', async () => {
    await office.complain('bantul');
    await sweep('2026-11-23T08:08:00+07:00');
    const admin = office.be('email-admin');
    const [told = ''] = await calls(admin, await dmOf(admin));

    expect(told).toContain('⏰ Satu aduan mendekati batas waktu');
    expect(told).toContain('Sisa 2 menit');
    expect(told).toContain('"act:accept"');
    expect(told).toContain('"act:snooze"');
    expect(await calls(admin, office.channelOf('bantul'))).toEqual([]);
  });

  it('given forty cases late in the same minute, then channel and holder hear of them in one message each', async () => {
    await Promise.all(Array.from({ length: 40 }, () => office.complain('bantul')));
    await office.outbox.idle();
    await alerts.stop();
    await sweep('2026-11-23T08:11:00+07:00');
    alerts = callsOf(office);
    alerts.start();
    await alerts.idle();
    const admin = office.be('email-admin');
    const inChannel = await calls(admin, office.channelOf('bantul'));
    const inPrivate = await calls(admin, await dmOf(admin));

    expect(inChannel).toHaveLength(1);
    expect(inChannel[0]).toContain('🔴 40 aduan lewat batas waktu');
    expect(inPrivate).toHaveLength(1);
    expect([...office.office.store.untold()]).toEqual([]);
  });

  it('given a reminder in a direct message, then it can be put off there, with a reason', async () => {
    const caseId = await office.complain('bantul');
    await sweep('2026-11-23T08:08:00+07:00');
    const admin = office.be('email-admin');
    const told = await admin.waitForMessage(await dmOf(admin), ({ text }) => text.startsWith('⏰'));
    await admin.pressShown(told, 'act:snooze');
    await admin.submit((await admin.openView()).id, { reason: 'Menunggu berkas dari arsip' });
    const file = await office.office.store.read(caseId);

    expect(file?.events.at(-1)).toMatchObject({ type: 'ReminderSnoozed', reason: 'Menunggu berkas dari arsip' });
  });

  it('given lateness that goes on, then the next rung hears of it, and who acts in between is left in peace', async () => {
    await office.complain('bantul');
    await sweep('2026-11-23T08:11:00+07:00');
    await sweep('2026-11-23T08:21:00+07:00');
    const head = office.be('section-head');

    const [told = ''] = await calls(head, await dmOf(head));
    expect(told).toContain('Disampaikan kepada Kepala Seksi');
    // The task is not theirs: they get a way to the card and no button that would be refused.
    expect(told).not.toContain('"act:accept"');
  });

  it('given a colleague reminds the holder, then they are called at once, with the words and the buttons, and no limit is named late', async () => {
    const caseId = await office.complain('bantul');
    await press(office.office, {
      caseId,
      action: 'remind',
      userId: userOf('section-head'),
      press: 'ingatkan-1',
      fields: { note: 'Pelapor menelepon <lagi>' },
    });
    await alerts.idle();
    const admin = office.be('email-admin');
    const [told = ''] = await calls(admin, await dmOf(admin));

    expect(told).toContain('👉 Satu aduan menunggu tindak lanjut');
    expect(told).toContain('diingatkan oleh Bu');
    expect(told).toContain('“Pelapor menelepon &lt;lagi&gt;”');
    expect(told).toContain('"act:accept"');
    expect(await calls(admin, office.channelOf('bantul'))).toEqual([]);
  });

  it('given a crash after the message and before its note, then the next start shows nothing twice', async () => {
    await Promise.all(Array.from({ length: 3 }, () => office.complain('bantul')));
    await office.outbox.idle();
    await alerts.stop();
    office.at('2026-11-23T08:11:00+07:00');
    await keepTime(office.office, () => undefined).sweep();
    const forgetful = new Alerts({
      store: { ...storeOf(office), settle: () => Promise.reject(new Error('killed')) },
      port: office.slack.alerts,
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms > 2_000 ? 60_000 : 5).unref()),
      onProblem: () => undefined,
    });
    forgetful.start();
    const admin = office.be('email-admin');
    await admin.waitForMessage(office.channelOf('bantul'), ({ text }) => text.startsWith('🔴'));

    const next = callsOf(office);
    next.start();
    await next.idle();
    expect(await calls(admin, office.channelOf('bantul'))).toHaveLength(1);
    expect(await calls(admin, await dmOf(admin))).toHaveLength(1);
    await next.stop();
  });

  it('given the question why, then the account is shown to whoever asks', async () => {
    await office.complain('bantul');
    await sweep('2026-11-23T08:11:00+07:00');
    const admin = office.be(userOf('email-admin'));
    const card = await admin.waitForMessage(office.channelOf('bantul'), ({ text }) => text.startsWith('Pengaduan'));
    await admin.pressShown(card, 'ui:why');

    expect(JSON.stringify(await admin.openView())).toContain('terlambat 1 menit');
  });
});

const storeOf = ({ office: { store } }: SlackOffice) => ({
  read: store.read.bind(store),
  untold: store.untold.bind(store),
  onCommit: store.onCommit.bind(store),
});
