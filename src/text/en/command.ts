import type { command as reference } from '../id/command.ts';

export const command: typeof reference = {
  help: [
    '*The /aduan command*',
    '`/aduan baru` records a complaint from the counter, a letter, the suggestion box or the phone',
    '`/aduan cari <words>` searches by register number, subject, name, or words of closed complaints',
    '`/aduan status <number>` shows one case',
    '`/aduan ringkasan` shows the digest of your desk',
    '`/aduan laporan 2026-10` sends you the files of that month’s report',
    '`/aduan plh` enters an acting official with the number of the order',
    '`/aduan cuti <from> <until>` notes your leave',
    '`/aduan bantuan` shows this help',
  ].join('\n'),
  unknown: ({ word }) => `Unknown command “${word}”. Type \`/aduan bantuan\` for help.`,
  searchNeedsWords: 'Give a register number or words to look for, e.g. `/aduan cari 0042`.',
  nothingFound: ({ words }) => `No case matches “${words}”.`,
  found: ({ count }) => `Cases found: ${count}`,
  queueLine: ({ number, step, left }) => `• ${number} · ${step} · ${left}`,
  recorded: ({ number }) => `Recorded with register number ${number}.`,
  statusNeedsNumber: 'Say which register number, e.g. `/aduan status 0042/PGD/XI/2026`.',
  noDesk: 'You hold no role at any desk. Please ask the administrator.',
  alreadyRecorded: ({ number }) => `This complaint is on record already with register number ${number}.`,
  oldButton: 'This button is from an older version. Please use the newest card.',
  notSaved: 'Not saved yet. Please try again in a moment.',
  tooSlow: 'The form could not open in time. Please press once more.',
  moreFound: ({ count }) => `… and ${count} more. Use a narrower word.`,
  notForThisChannel: 'This channel belongs to no desk.',
};
