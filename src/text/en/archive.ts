import type { archive as indonesian } from '../id/archive.ts';

/** What the keeper of the archive reads: search, retention, one person's data, older registers, backups. */
export const archive: typeof indonesian = {
  usage: ({ usage }) => `Usage: tuntas ${usage}`,
  held: ({ pid, since }) => `The bot is running (process ${pid}, since ${since}). Stop it, run this, start it again.`,
  heldByUnknown: 'Another process works on the data folder. Stop it first, then run this.',
  failed: ({ why }) => `Could not be finished: ${why}`,
  search: {
    nothing: ({ words }) => `No complaint matches “${words}”.`,
    found: ({ count, shown }) => `${count} complaints found, ${shown} shown.`,
  },
  retention: {
    noPeriod: 'No retention period is set. Write `retention: { years: N }` in tuntas.yaml. Nothing was changed.',
    due: ({ number, closedAt, keptUntil }) => `${number}  closed ${closedAt}, kept until ${keptUntil}`,
    wouldDo: ({ count, years }) =>
      `${count} complaints are past the retention period of ${years} years. Dry run: nothing was changed.`,
    done: ({ count, attachments }) =>
      `${count} complaints anonymised, ${attachments} attachments removed. Numbers, dates and steps stay.`,
    elsewhere:
      'Older backups, letters that were sent and messages in Slack still hold those data: remove them by their own schedules.',
    aside: ({ count }) =>
      `${count} damaged files in the folder damaged may still hold personal data: look at them and remove them yourself.`,
  },
  person: {
    needsWho: 'Say who: --nik, --phone, --email or --name, and where to with --out.',
    notANumber: ({ what, value }) => `${what} “${value}” is not understood.`,
    nobody: 'That person has made no complaint.',
    notOne: ({ count }) =>
      `That fits at least ${count} different people. Give --nik, so that nobody else's data come along.`,
    folderNotEmpty: ({ folder }) => `${folder} holds files already. Choose a new folder.`,
    done: ({ count, folder }) => `${count} complaints written to ${folder}.`,
    unreadable: ({ count }) => `${count} files could not be read, so this may not be all. Run tuntas verify.`,
    lookThrough:
      'Numbers of other people are masked. Names of others in free text no machine can tell: read it before handing it out.',
    title: "THE COMPLAINANT'S PERSONAL DATA",
    law: 'Made at the request of the data subject (Law 27/2022).',
    madeAt: ({ at }) => `Made ${at}`,
    labels: {
      name: 'Name',
      nik: 'NIK',
      kk: 'Family card number',
      phone: 'Phone',
      email: 'E-mail',
      address: 'Address',
      number: 'Register number',
      channel: 'Channel',
      received: 'Received',
      closed: 'Closed',
      subject: 'Subject',
      body: 'Complaint',
      attachments: 'Attachments',
      answer: 'Answer',
      history: 'History',
    },
  },
  register: {
    noDesk: ({ desk, known }) => `There is no desk “${desk}”. There are: ${known}.`,
    unreadable: ({ file, why }) => `${file} cannot be read: ${why}`,
    fileFault: {
      'too-large': 'the file is larger than 20 MB',
      'not-a-table': 'it is no whole XLSX or CSV file',
      'no-header': 'no row of headings has columns for number and date',
      'same-header': 'two columns have headings of the same meaning',
      'no-rows': 'there is no row below the headings',
      'too-many-rows': 'more than 100,000 rows',
    },
    headerTwice: ({ column, first, second }) =>
      `“${first}” and “${second}” are both read as the column ${column}. Remove one of them.`,
    column: {
      number: 'number',
      receivedAt: 'date of receipt',
      closedAt: 'date of completion',
      name: 'name',
      nik: 'NIK',
      phone: 'phone',
      email: 'e-mail',
      address: 'address',
      channel: 'channel',
      kind: 'kind',
      subject: 'subject',
      body: 'complaint',
    },
    row: ({ row, outcome }) => `row ${row}: ${outcome}`,
    fresh: ({ number, as }) => `new, ${number} becomes ${as}`,
    known: ({ as }) => `already there as ${as}`,
    rowFault: {
      'no-number': 'no number',
      'number-unreadable': 'the number has no digits',
      'number-twice': 'another row has this number',
      'no-received': 'no date of receipt',
      'received-unreadable': 'the date of receipt is not understood',
      'no-closed': 'no date of completion; record it as a new complaint if it is not finished',
      'closed-unreadable': 'the date of completion is not understood',
      'closed-before-received': 'completed before it was received',
      'in-future': 'a date in the future',
      'too-old': 'a date before the year 2000',
      'nothing-said': 'neither subject nor complaint',
      'formula-without-value': 'a cell holds a formula without its result',
      'too-long': 'a cell is too long',
    },
    total: ({ fresh, known, faulty }) => `${fresh} new, ${known} already there, ${faulty} faulty.`,
    dryRun: 'Dry run: nothing was saved.',
    stored: 'The new ones were saved as closed complaints of the archive, under the register code LAMA.',
  },
  backup: {
    insideData: 'The target lies inside the data folder, or the other way round. Choose another, best on another disk.',
    notEmpty: ({ folder }) => `${folder} holds files already. Choose a new folder.`,
    noData: ({ folder }) => `There is no data folder ${folder}.`,
    done: ({ cases, events, files, folder }) =>
      `${cases} complaints (${events} events, ${files} files) backed up to ${folder} and verified: whole.`,
    withFaults: ({ count, folder }) =>
      `The backup is in ${folder}, but ${count} things are wrong in the data themselves:`,
  },
  restore: {
    notABackup: ({ folder, why }) => `${folder} is no whole backup: ${why}`,
    notEmpty: ({ folder }) =>
      `${folder} holds data already. Restore into an empty folder (TUNTAS_DATA), so that nothing is overwritten.`,
    done: ({ cases, folder, at }) => `${cases} complaints restored to ${folder}, as of ${at}, and verified: whole.`,
    withFaults: ({ count }) => `Restored as it was backed up, with ${count} things wrong:`,
    brokenOff: ({ folder }) => `A restore to ${folder} was broken off. Empty that folder, then restore again.`,
  },
};
