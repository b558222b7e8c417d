import type { lapor as reference } from '../id/lapor.ts';

export const lapor: typeof reference = {
  usage: 'tuntas import lapor FILE [--desk ID] [--dry-run] [--open-only]',
  noDesk: ({ desk, known }) => `There is no desk ${desk}. There are: ${known}.`,
  notThere: ({ desk }) => `The SOP of desk ${desk} does not name LAPOR!; its reports are recorded all the same.`,
  unreadable: ({ file, why }) => `${file} cannot be read: ${why}`,
  fileFault: {
    'too-large': 'the file is larger than 20 MB',
    'not-a-table': 'it is no whole XLSX or CSV file; save an old XLS file as XLSX first',
    'too-many-rows': 'it has more than 100,000 rows',
    'no-header': 'no row of headings has a Tracking ID, a date, and a title or text',
    'no-rows': 'there is no report below the headings',
  },
  unused: ({ headings }) => `Columns that are not used: ${headings}.`,
  row: ({ row, trackingId, outcome }) => `row ${row}  ${trackingId}  ${outcome}`,
  outcome: {
    new: 'new',
    updated: 'updated',
    unchanged: 'unchanged',
    'left-out': 'left out: closed in LAPOR! already',
  },
  as: ({ outcome, number }) => `${outcome}, ${number}`,
  faulty: ({ why }) => `faulty: ${why}`,
  rowFault: {
    'no-tracking-id': 'no Tracking ID',
    'tracking-id-unreadable': 'the Tracking ID is not 5 to 9 digits',
    'tracking-id-twice': 'an earlier row has this Tracking ID',
    'no-date': 'no date of the report',
    'date-unreadable': 'the date of the report cannot be read',
    'in-future': 'the date of the report lies ahead',
    'nothing-said': 'neither title nor text',
    'formula-without-value': 'a cell has a formula without its result',
    'too-long': 'a cell is too long',
  },
  total: ({ new: fresh, updated, unchanged, faulty }) =>
    `${fresh} new, ${updated} updated, ${unchanged} unchanged, ${faulty} faulty.`,
  leftOut: ({ count }) => `${count} left out: closed in LAPOR! and never recorded here.`,
  closedThere: ({ count }) =>
    `${count} of the new ones are closed in LAPOR! already; their limits run from the date of the report. With --open-only such reports are left out.`,
  dryRun: 'Dry run: nothing was saved.',
  throughBot: 'The bot is running: reports are recorded through it.',
  notSaved: ({ row, why }) =>
    `Stopped at row ${row}, which is not saved: ${why}. Run it again; what is saved is not recorded twice.`,
  botSilent: 'the bot holds the data folder and does not answer',
};
