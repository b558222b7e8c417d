import { printedNumber } from '../../domain/register-number.ts';
import { stackOf } from '../log.ts';
import { type Room, textAt } from '../room.ts';
import { handPapersTo } from '../upload-papers.ts';
import { type Ear, tell } from './tell.ts';

/** Hands a paper of a case to the person who has just recorded or answered it. What they did stands, whatever becomes of it. */
export const handOutCasePaper = async (
  room: Room,
  ear: Ear,
  caseId: string,
  which: 'receipt' | 'answerLetter',
): Promise<void> => {
  const { client, origin } = ear;
  try {
    const file = await room.office.store.read(caseId);
    const desk = file && room.office.desks.get(file.row.desk);
    const paper = file && desk && (await room.casePapers[which](desk, file));
    if (!paper) return;
    const number = printedNumber(file.row.register);
    await handPapersTo(client, origin.user, [paper], textAt(room, desk).handOut[which]({ number }));
  } catch (error) {
    room.log.error({ caseId, error: stackOf(error) }, 'a paper was not handed out');
    await tell(ear, room.text.handOut.failed);
  }
};
