import type { files as reference } from '../id/files.ts';

export const files: typeof reference = {
  choose: 'Attachments (pictures or PDF)',
  limits: ({ most, size }) => `At most ${most} files JPG, PNG, WebP, HEIC, GIF or PDF, up to ${size} each. Optional.`,
  chooseAgain: 'Files have to be chosen again: the browser does not keep them.',
  notTaken: ({ name }) => `${name} cannot be sent through this page.`,
  fault: {
    'too-large': ({ name, size }) => `${name} is larger than ${size}.`,
    'too-many': ({ name, most }) => `${name} is beyond the limit of ${most} files.`,
    'not-allowed': ({ name }) => `${name} is neither a picture nor a PDF.`,
    empty: ({ name }) => `${name} is empty.`,
  },
  attached: ({ names }) => `📎 Attachments: ${names}`,
  others: ({ count }) => `and ${count} more`,
  notKept: {
    'too-large': 'too large, not kept',
    'not-fetched': 'could not be fetched',
    'too-many': 'not kept, too many attachments',
    'not-allowed': 'kind of file not allowed',
  },
  hidden: ({ count }) => `📎 ${count} attachments (restricted)`,
  links: 'These links are valid for 15 minutes and for you only:',
  noLink: 'not kept',
  expired: 'This link to an attachment is no longer valid. Press “Show data” again for a new one.',
};
