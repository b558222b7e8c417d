/**
 * Three hundred limits that are breached in one minute, at Slack's own pace of one message a second and channel, while the
 * cards of all these cases still wait in the same channel: how soon channel and holder have heard of all of them, and in how
 * many messages.
 */
import { isForChat } from '../src/casework/case-file.ts';
import { keepTime } from '../src/casework/keep-time.ts';
import { Alerts } from '../src/outbox/alerts.ts';
import { Outbox } from '../src/outbox/dispatcher.ts';
import { pause } from '../src/slack/pause.ts';
import { aSlackOffice } from '../test/support/slack-office.ts';
import { userOf } from '../test/support/test-office.ts';

const CASES = 300;
const TARGET_MS = 60_000;

const office = await aSlackOffice({ rateLimits: 'slack' });
const { store, desks } = office.office;
// The office's own outbox waits only for a moment where Slack asks for seconds: here the real waits count.
await office.outbox.stop();
await Promise.all(Array.from({ length: CASES }, () => office.complain('bantul')));

const outbox = new Outbox({
  store,
  channel: office.slack.channel,
  laneOf: ({ desk }) => desks.get(desk)?.channel ?? desk,
  owns: isForChat,
  now: Date.now,
  pause,
  onHealth: () => undefined,
});
const problems: string[] = [];
const alerts = new Alerts({
  store,
  port: office.slack.alerts,
  pause,
  onProblem: (problem) => void problems.push(problem),
});
outbox.start();
alerts.start();

office.at('2026-11-23T08:11:00+07:00');
const began = performance.now();
await keepTime(office.office, () => undefined).sweep();
const recorded = performance.now() - began;

const isCalled = (caseId: string): Promise<boolean> =>
  store
    .read(caseId)
    .then((file) => file?.deliveries.every(({ kind, state }) => kind !== 'alert' || state === 'delivered') ?? false);
const caseIds = [...store.rows()].map(({ caseId }) => caseId);
const allCalled = async (): Promise<boolean> => (await Promise.all(caseIds.map(isCalled))).every(Boolean);
while (!(await allCalled()) && performance.now() - began < 3 * TARGET_MS)
  await pause(200, new AbortController().signal);
const told = performance.now() - began;

const holder = office.be(userOf('email-admin'));
const { channels } = await holder.state();
const callsIn = async (channel: string): Promise<number> =>
  (await holder.messages(channel)).filter(({ text }) => text.startsWith('🔴') || text.startsWith('⏰')).length;
const inChannel = await callsIn(office.channelOf('bantul'));
const inPrivate = await callsIn(channels.find(({ kind }) => kind === 'dm')?.id ?? '');

console.log(
  `${CASES} breaches in one minute: on record in ${(recorded / 1000).toFixed(1)} s, called out to everybody in ${(told / 1000).toFixed(1)} s ` +
    `(target ${TARGET_MS / 1000} s) with ${inChannel} message(s) to the channel and ${inPrivate} to the holder`,
);
if (told > TARGET_MS || inChannel > 3 || inPrivate > 3) process.exitCode = 1;
await alerts.stop();
await outbox.stop();
await office.close();
