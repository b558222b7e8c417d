/** Names of what can be pressed. `act:` presses are the office's own; `ui:` ones only show something. */

const ACT = 'act:';

/** Any press of an action: a button's `action_id`, a modal's `callback_id`. */
export const ACT_PATTERN = /^act:/u;

/** `act:approve` for the action `approve`: stable, outside tests and scripts rely on it. */
export const actId = (action: string): string => `${ACT}${action}`;

/** @returns the action behind an id, or undefined when the id names none. */
export const actionOf = (id: string): string | undefined => (id.startsWith(ACT) ? id.slice(ACT.length) : undefined);

export const ui = {
  /** Opens the list of presses that no SOP prints. */
  outside: 'ui:outside',
  /** Tampilkan data: the button, and the modal that asks why. */
  reveal: 'ui:reveal',
  /** Berkas (PDF): the button, and the modal that asks why. */
  caseFile: 'ui:case-file',
  /** The whole text, when the card had to cut it. */
  fullText: 'ui:full-text',
  /** The menu that says how an answer or a word was passed on. */
  sentVia: 'ui:sent-via',
  openCard: 'ui:open-card',
  /** The modal in which an acting official is put into a post. */
  acting: 'ui:acting',
  /** Where the time of a case went. */
  why: 'ui:why',
  /** The papers of the month before, from the digest. */
  papers: 'ui:papers',
  /** Jawaban baku: the list, the form that adds to it, its buttons, and the menu in the dialog of an answer. */
  canned: 'ui:canned',
  cannedPropose: 'ui:canned-propose',
  cannedApprove: 'ui:canned-approve',
  cannedRetire: 'ui:canned-retire',
  cannedUse: 'ui:canned-use',
  /** The modal in which a complaint is recorded. */
  record: 'ui:record',
} as const;

/** Anything that is neither an action nor one of ours: a button of an older version. */
export const UNKNOWN_PATTERN =
  /^(?!act:)(?!ui:(?:outside|reveal|case-file|full-text|sent-via|open-card|why|papers|canned-[a-z]+)$)/u;

/** Shortcuts and the command, as `manifest.json` declares them. */
export const shortcuts = { record: 'record_complaint', recordFromMessage: 'record_complaint_from_message' } as const;
export const COMMAND = '/aduan';

/** Metadata of every message about a case. */
export const METADATA_EVENT = 'tuntas_case';
