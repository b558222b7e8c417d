import type { command as reference } from '../id/command.ts';

export const command: typeof reference = {
  help: [
    '*The /aduan command*',
    '`/aduan baru` records a complaint from the counter, a letter, the suggestion box or the phone',
    '`/aduan cari <words>` searches by register number or subject',
    '`/aduan status <number>` shows one case',
    '`/aduan bantuan` shows this help',
  ].join('\n'),
  unknown: ({ word }) => `Unknown command “${word}”. Type \`/aduan bantuan\` for help.`,
  searchNeedsWords: 'Give a register number or words to look for, e.g. `/aduan cari 0042`.',
  nothingFound: ({ words }) => `No case matches “${words}”.`,
  found: ({ count }) => `Cases found: ${count}`,
  queueLine: ({ number, step, left }) => `• ${number} · ${step} · ${left}`,
  recorded: ({ number }) => `Recorded with register number ${number}.`,
  notForThisChannel: 'This channel belongs to no desk.',
};
