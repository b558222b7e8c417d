import type { canned as reference } from '../id/canned.ts';

export const canned: typeof reference = {
  title: 'Canned answers',
  intro: 'Texts that an official approved for use again and again. Each answer still goes the way of the SOP.',
  none: 'There is no canned answer at this desk yet.',
  propose: 'Propose a canned answer',
  proposeTitle: 'New canned answer',
  name: 'Title',
  nameHint: 'For example: ID card ready to be collected',
  body: 'Text of the answer',
  bodyHint: 'Filled in by itself: {nama}, {nomor}, {tanggal}. Other fields, such as {loket}, are for whoever writes.',
  send: 'Propose',
  waiting: ({ name, at }) => `🕓 Waiting for approval · proposed by ${name}, ${at}`,
  approved: ({ name, role, at }) => `✅ Approved by ${name} (${role}), ${at}`,
  approve: 'Approve',
  retire: 'Retire',
  more: ({ count }) => `… and ${count} more.`,
  use: 'Canned answer',
  useHint: 'Takes the place of the text below. Fill in what still stands as {…}.',
  choose: 'Choose a canned answer…',
  toldProposed: ({ name, title, approver }) =>
    `📝 ${name} proposed the canned answer “${title}”. It waits for ${approver} or a higher rank: \`/aduan jawaban\`.`,
  toldApproved: ({ name, role, title }) =>
    `✅ The canned answer “${title}” was approved by ${name} (${role}) and can be used.`,
  toldRetired: ({ name, role, title }) => `🗑️ The canned answer “${title}” was retired by ${name} (${role}).`,
  fault: {
    not_at_this_desk: 'You are not registered at this desk. Please ask the admin.',
    not_high_enough: ({ approver }) => `Canned answers are approved or retired by ${approver} or a higher rank.`,
    not_valid: 'Title and text are required; the title has at most 70 characters, the text at most 2,500.',
    gone: 'This canned answer has been retired.',
  },
};
