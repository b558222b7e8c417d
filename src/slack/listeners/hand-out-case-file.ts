import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { desksOf } from '../../casework/queries.ts';
import { isBlank } from '../../domain/plain-text.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { ui } from '../action-ids.ts';
import { stackOf } from '../log.ts';
import { caseFileModal } from '../messages/case-modals.ts';
import { writeContext } from '../modal-context.ts';
import { type Room, textAt } from '../room.ts';
import { handPapersTo } from '../upload-papers.ts';
import { openModal } from './open-modal.ts';
import { onceOnRecord } from './reveal-data.ts';
import type { CaseAtHand } from './show-case.ts';
import { type Ear, tell } from './tell.ts';

/** Berkas (PDF): case file and disposition sheet, by direct message to whoever said why; on record before they are made. */
export const listenToCaseFiles = (app: App, room: Room): void =>
  onceOnRecord(app, room, {
    callback: ui.caseFile,
    reasonFor: (reason) => (isBlank(reason) ? '' : room.text.handOut.caseFile.reason({ reason })),
    show: (ear, found) => handOut(room, ear, found),
  });

const handOut = async (
  { office, casePapers, log }: Room,
  ear: Ear,
  { view, desk, text }: CaseAtHand,
): Promise<void> => {
  const { caseId, register } = view.case;
  try {
    const file = await office.store.read(caseId);
    if (!file) return;
    const sheet = await casePapers.dispositionSheet(desk, file);
    const papers = [await casePapers.caseFile(desk, file), ...(sheet ? [sheet] : [])];
    const comment = text.handOut.caseFile.comment({ number: printedNumber(register) });
    await handPapersTo(ear.client, ear.origin.user, papers, comment);
  } catch (error) {
    log.error({ caseId, error: stackOf(error) }, 'a case file was not handed out');
    await tell(ear, text.handOut.failed);
  }
};

type Asked = { origin: { user: string; channel: string }; trigger: string };

/** `/aduan berkas <nomor>`: asks why, as the button does. Only cases of the asker's own desks are found. */
export const askForCaseFile = async (
  room: Room,
  client: WebClient,
  { origin, trigger }: Asked,
  words: string,
): Promise<void> => {
  const ear: Ear = { client, origin, log: room.log };
  const own = new Set((await desksOf(room.office, origin.user)).map(({ id }) => id));
  const found = (await room.office.store.byNumber(words)).filter(({ desk }) => own.has(desk));
  const [only, other] = found;
  const desk = only && room.office.desks.get(only.desk);
  if (!only || other || !desk) return tell(ear, room.text.handOut.caseFile.whichCase({ words }));
  const context = writeContext({ caseId: only.caseId, channel: origin.channel });
  const text = textAt(room, desk);
  return openModal(ear, { trigger }, caseFileModal(context, text), text);
};
