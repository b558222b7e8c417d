import type { doctor as reference } from '../id/doctor.ts';

export const doctor: typeof reference = {
  fine: ({ what }) => `✓ ${what}`,
  warning: ({ what, cure }) => `! ${what}. ${cure}`,
  failed: ({ what, cure }) => `✗ ${what}. ${cure}`,
  configuration: 'Configuration',
  dataFolder: 'Data folder',
  folderNotWritable: ({ folder }) => `Folder ${folder} is not writable`,
  folderCure: 'Give the user who runs Tuntas the right to write.',
  clock: 'System clock',
  clockOff: ({ by }) => `The system clock is off by ${by}`,
  clockCure: 'Switch on time synchronisation (NTP).',
  missingScope: ({ scope }) => `Slack scope ${scope} is missing`,
  scopeCure: 'Install the app again from manifest.json.',
  emptyRole: ({ desk, role }) => `Desk ${desk}: nobody holds ${role}`,
  emptyRoleCure: 'Fill in holders in tuntas.yaml; until then its steps go to the next role up.',
  yearWithoutDecree: ({ year }) => `The holidays of ${year} are missing`,
  yearCure: 'Add the list as soon as it is decreed.',
};
