import type { modal as reference } from '../id/modal.ts';

export const modal: typeof reference = {
  submit: 'Save',
  send: 'Send',
  cancel: 'Cancel',
  caseLine: ({ number, subject }) => `*${number}* · ${subject}`,
  optional: '(may stay empty)',
  hint: {
    note: 'Write what was found and what the next step must know.',
    answer: 'The complainant reads this text exactly as written.',
    reason: 'A reason is required and stays in the history of the case.',
    instruction: 'What the addressee is to do.',
    to: 'The post, division or agency it goes to.',
    confidentiality: 'Would the answer contain exempted information?',
    integrity: 'Is the data used complete and correct?',
    availability: 'Is the requested information available?',
    division: 'The technical division that follows up.',
    publish: 'Only a summary without personal data. Leave empty to publish nothing.',
  },
  revealTitle: 'Show data',
  revealNotice: 'Only you will see the data. Your name, the time and your reason are recorded.',
  recordTitle: 'Record a complaint',
  recordDesk: 'Desk',
  recordChannel: 'Channel',
  recordKind: 'Kind',
  recordSubject: 'Subject',
  recordBody: 'Description',
  containsPersonalData:
    'This text contains a NIK, family card number, phone or e-mail address. Please remove it first.',
};
