import type { handOut as reference } from '../id/hand-out.ts';

export const handOut: typeof reference = {
  receipt: ({ number }) =>
    `Receipt ${number}. It names the complainant: print it and hand it to them, do not pass it on.`,
  answerLetter: ({ number }) =>
    `Letter of answer ${number}. It bears the complainant’s name and address: print it, have it signed, send it.`,
  caseFile: {
    label: 'Case file (PDF)',
    does: 'Case file and disposition sheet, sent to you alone by direct message. Your reason is on record.',
    submit: 'Send it to me',
    notice: 'The file is sent by direct message, to you alone. Your name, the time and your reason are on record.',
    reason: ({ reason }) => `Case file (PDF): ${reason}`,
    comment: ({ number }) =>
      `Case file ${number}. It holds personal data: do not pass it on without grounds. tuntas verify proves it.`,
    whichCase: ({ words }) =>
      `Name one register number of your desk, such as /aduan berkas 0042/PGD/XI/2026. You wrote “${words}”.`,
  },
  failed: 'The PDF could not be made or sent. What you recorded is saved.',
};
