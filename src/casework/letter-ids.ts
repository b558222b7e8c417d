/** The names under which letters travel by mail, so that whatever comes back finds its case and nobody can forge one. */

/** A short mark of a text that only the office can make: hex, at least 20 digits. */
export type Mac = (text: string) => string;

/** A letter of a case: `delivery` is its id among the case's deliveries. */
export type LetterRef = { caseId: string; delivery: string };

const MARK_LENGTH = 20;
const ID = /^<?tuntas\.([a-z0-9-]+)\.([a-z0-9_-]+)\.([0-9a-f]{20})@[^<>@\s]+>?$/iu;
const TAG = /^([a-z0-9-]+)\.([0-9a-f]{20})$/iu;
const RETURN_TAG = /^([a-z0-9-]+)\.([a-z0-9_-]+)\.([0-9a-f]{20})$/iu;
const CASE_ID = /^([a-z0-9-]+)-([a-z][a-z0-9]{1,7})-(\d{4}-\d{4,})$/iu;

const markOf = (mac: Mac, ...parts: string[]): string => mac(parts.join(' ').toLowerCase()).slice(0, MARK_LENGTH);

/** Mail servers may lower the case of an address: a case id comes back as the register writes it. */
const restored = (caseId: string): string | undefined => {
  const [, desk, code, number] = CASE_ID.exec(caseId) ?? [];
  return desk === undefined || code === undefined ? undefined : `${desk.toLowerCase()}-${code.toUpperCase()}-${number}`;
};

/** Message-ID of a letter: the same at every attempt, so that receivers drop a second copy and we find the first. */
export const messageIdOf = ({ caseId, delivery }: LetterRef, domain: string, mac: Mac): string => {
  const name = delivery.replaceAll(':', '_');
  return `<tuntas.${caseId}.${name}.${markOf(mac, 'letter', caseId, name)}@${domain}>`;
};

/** @returns the letter that a Message-ID names, if the office made it. */
export const letterOf = (messageId: string, mac: Mac): LetterRef | undefined => {
  const [, caseId = '', name = '', mark = ''] = ID.exec(messageId.trim()) ?? [];
  const known = restored(caseId);
  if (known === undefined || markOf(mac, 'letter', caseId, name) !== mark.toLowerCase()) return undefined;
  return { caseId: known, delivery: name.toLowerCase().replaceAll('_', ':') };
};

/** `aduan@dinas.go.id` with a tag in it, for mail servers that ignore what follows a plus sign. */
const tagged = (own: string, tag: string): string => {
  const at = own.lastIndexOf('@');
  return `${own.slice(0, at)}+${tag.toLowerCase()}${own.slice(at)}`;
};

const tagIn = (address: string, own: string): string => {
  const [local = '', domain] = own.toLowerCase().split('@');
  const given = address.trim().toLowerCase();
  const isOurs = given.startsWith(`${local}+`) && given.endsWith(`@${domain}`);
  return isOurs ? given.slice(local.length + 1, given.lastIndexOf('@')) : '';
};

/** Where replies to a case go. */
export const caseAddress = (own: string, caseId: string, mac: Mac): string =>
  tagged(own, `${caseId}.${markOf(mac, 'address', caseId)}`);

/** @returns the case that an address names, if the office made it from its own address. */
export const caseOfAddress = (address: string, own: string, mac: Mac): string | undefined => {
  const [, caseId = '', mark] = TAG.exec(tagIn(address, own)) ?? [];
  return mark === undefined || markOf(mac, 'address', caseId) !== mark ? undefined : restored(caseId);
};

/** Where a letter comes back to when it cannot be delivered. */
export const returnPath = (own: string, { caseId, delivery }: LetterRef, mac: Mac): string => {
  const name = delivery.replaceAll(':', '_');
  return tagged(own, `${caseId}.${name}.${markOf(mac, 'return', caseId, name)}`);
};

/** @returns the letter that came back to this address. */
export const letterOfAddress = (address: string, own: string, mac: Mac): LetterRef | undefined => {
  const [, caseId = '', name = '', mark] = RETURN_TAG.exec(tagIn(address, own)) ?? [];
  const known = mark === undefined ? undefined : restored(caseId);
  if (known === undefined || markOf(mac, 'return', caseId, name) !== mark) return undefined;
  return { caseId: known, delivery: name.replaceAll('_', ':') };
};
