import type { proof as reference } from '../id/proof.ts';

export const proof: typeof reference = {
  notOurs: ({ file }) =>
    `${file}: there is no record of a case by Tuntas in it. If another program has saved the PDF anew, save its attachment (.json) with a PDF reader and check that.`,
  several: ({ file, count }) => `${file}: it holds ${count} attachments, and a case file holds one. Do not trust it.`,
  unreadable: ({ number }) => `Attachment: event ${number} cannot be read or was changed.`,
  broken: ({ number, event }) => `Attachment: event ${number} (${event}) does not agree with its seal.`,
  chain: ({ case: caseId, count, hash }) =>
    `${caseId}: the ${count} attached events agree with their seals. Last seal: ${hash}`,
  noRecord: ({ folder }) =>
    `There is no record in ${folder}: only the chain of seals was checked. Compare the last seal with the office’s.`,
  noCase: ({ case: caseId }) => `${caseId} is not in this record.`,
  damaged: ({ path, says }) => `Record ${path}: ${says}`,
  differs: ({ number, event }) => `Event ${number} (${event}) differs from the record.`,
  notInRecord: ({ number, event }) => `Event ${number} (${event}) is not in the record.`,
  same: ({ count }) => `The same as the record: ${count} events.`,
  since: ({ count }) => `The record has gone on by ${count} events since this file was made.`,
  pagesSame: 'Its pages are, to the last byte, those that the record gives now.',
  pagesDiffer:
    'Its pages are not those that the record gives now: changed by somebody, or made by another version or under other settings of the office. Print the case file anew from the record and compare.',
  pagesUnknown: 'Its pages cannot be compared: the case was anonymised, or only the attachment was checked.',
};
