import type { cli as reference } from '../id/cli.ts';

export const cli: typeof reference = {
  ready: ({ address }) => `Tuntas is ready at ${address}`,
  demoClock: ({ at, rate }) => `Demo clock: started ${at}${rate === undefined ? '' : `, runs ${rate}×`}`,
  chat: ({ address }) => `Workspace (chat): ${address}`,
  forms: ({ address }) => `Complaint forms:  ${address}`,
  unknownCommand: ({ word }) => `Unknown command “${word}”. Run \`tuntas help\`.`,
  missingArgument: ({ name }) => `Argument ${name} is missing.`,
  fileNotReadable: ({ file, why }) => `${file} cannot be read: ${why}`,
  caseNotFound: ({ id }) => `There is no case ${id}.`,
  emptyQueue: 'The queue is empty.',
  queueHeader: { number: 'Number', step: 'Step', role: 'Waiting for', dueAt: 'Due', state: 'State' },
  verified: ({ cases, events }) => `Checked ${cases} cases and ${events} events: intact.`,
  broken: ({ file, seq, why }) => `${file}: event ${seq} is broken (${why}).`,
  registerGap: ({ desk, number }) => `Register of ${desk}: number ${number} is missing.`,
};
