import { useEffect } from 'react';
import { machineNumber, printedNumber } from '../../src/domain/register-number.ts';
import type { Watched } from './office-source.ts';
import { nameLine } from './plain-words.ts';
import type { Request } from './terminal-state.ts';

/** Hands of the terminal beyond its own picture. */
export type Hands = {
  copy(text: string): void;
  /** Shows an address in the person's browser. @returns false when this machine has none, as over SSH. */
  open(address: string): boolean;
};

const numberOf = ({ source }: Watched, caseId: string): string => {
  const register = source.row(caseId)?.register;
  return register ? printedNumber(register) : caseId;
};

/** Takes a person's words to the bot. */
const speak = async (office: Watched, { kind, caseId, note }: Extract<Request, { note: string }>): Promise<string> => {
  const { notice } = office.text.terminal;
  const answer = await office.door[kind](caseId, note);
  if (!answer) return notice.doorClosed;
  if (!answer.ok) return notice.refused({ why: nameLine(answer.why) });
  const said = kind === 'comment' ? notice.commented : notice.reminded;
  return said({ number: numberOf(office, caseId) });
};

/** Does what was asked. @returns what the bottom line says of it. */
const carryOut = async (office: Watched, hands: Hands, request: Request): Promise<string> => {
  const { notice } = office.text.terminal;
  const { caseId } = request;
  if (request.kind === 'copy-number') {
    const register = office.source.row(caseId)?.register;
    const number = register ? machineNumber(register) : caseId;
    hands.copy(number);
    return notice.copied({ what: number });
  }
  if (request.kind === 'comment' || request.kind === 'remind') return speak(office, request);
  const link = await office.door.link(caseId);
  if (link === undefined) return notice.noLink;
  if (request.kind === 'open-link' && hands.open(link)) return notice.opened({ link: nameLine(link) });
  // Over SSH there is no browser here: the address goes to the clipboard of the terminal in front of the person.
  hands.copy(link);
  return notice.copied({ what: nameLine(link) });
};

/** Carries out each request once and says what became of it. */
export const useRequests = (
  office: Watched,
  hands: Hands,
  request: Request | undefined,
  say: (words: string) => void,
): void => {
  useEffect(() => {
    if (!request) return;
    carryOut(office, hands, request).then(say, () => say(office.text.terminal.notice.doorClosed));
    // A request is done once, whatever else changes meanwhile: only its number is watched.
  }, [request?.number]);
};
