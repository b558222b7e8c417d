import type { outside as reference } from '../id/outside.ts';

export const outside: typeof reference = {
  open: 'Outside the SOP…',
  title: 'Outside the SOP',
  intro: 'No SOP prints these presses. Each needs a reason and stays on record.',
  action: {
    'request-info': {
      label: 'Ask for missing data',
      does: 'The clock stands still until the complainant completes the data, 30 days at most.',
    },
    'receive-info': { label: 'Data is complete', does: 'The clock goes on from the same step.' },
    comment: { label: 'Comment', does: 'A note for colleagues; state and limits stay as they are.' },
    refer: { label: 'Refer elsewhere', does: 'Not the business of this office. The handling ends with a referral.' },
    dismiss: {
      label: 'Not a complaint',
      does: 'For test messages, advertising and automatic replies. The handling ends.',
    },
    merge: { label: 'Merge', does: 'The same complaint is on record already. The handling goes on there.' },
    unmerge: {
      label: 'Undo the merging',
      does: 'The handling goes on exactly where it stood; the time in between does not count.',
    },
    restrict: {
      label: 'Restrict access',
      does: 'Text and name open only to the holder of the task and those above, each look on record.',
    },
    unrestrict: {
      label: 'Lift the restriction',
      does: 'Only by somebody above the holder. The text shows in the channel again.',
    },
    'name-official': {
      label: 'Name the official complained about',
      does: 'They cannot act on this case; the turn passes to the next one up where needed.',
    },
    'hand-over': { label: 'Hand over', does: 'A colleague of the same role goes on; the limit keeps running.' },
    remind: {
      label: 'Remind the holder',
      does: 'Those whose turn it is get a direct message now, at most once in 15 minutes.',
    },
    snooze: {
      label: 'Remind me later',
      does: 'Once only: the reminder comes again after half of the time left. The limit stays.',
    },
    reopen: { label: 'Reopen', does: 'The handling starts again as a further round.' },
  },
};
