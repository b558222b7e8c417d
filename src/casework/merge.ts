import { replay } from '../domain/case.ts';
import type { CommandOf } from '../domain/commands.ts';
import { refused } from '../domain/refusal.ts';
import { printedNumber } from '../domain/register-number.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseRow } from './case-row.ts';
import { handleCommand, type Outcome } from './handle-command.ts';
import type { Office } from './ports.ts';

/**
 * Merging writes to two cases, and so does undoing it. The other case learns of it last: should that be lost, the merged
 * case itself still says where it goes on, which is what a later reply needs. The same press again makes up for it.
 */

type Press = CommandOf<'press'>;

/** Merged cases are followed to where they went on; further than this is no office's doing. */
const LONGEST_MERGE = 10;

/** The case itself, or the one in which it goes on after having been merged. */
export const whereItGoesOn = async (
  { store }: Pick<Office, 'store'>,
  caseId: string,
): Promise<CaseFile | undefined> => {
  let file = await store.read(caseId);
  for (let hops = 0; file && hops < LONGEST_MERGE; hops += 1) {
    const { mergedInto } = replay(file.events);
    const target = mergedInto === undefined ? undefined : await store.read(mergedInto);
    if (!target) return file;
    file = target;
  }
  return file;
};

/** The case whose number was written, or the one in which that goes on. At the same desk only. */
const targetOf = async (office: Office, { row }: CaseFile, wanted: string): Promise<CaseRow | undefined> => {
  const found = (await office.store.byNumber(wanted)).filter(({ desk }) => desk === row.desk);
  const named = found.find(({ status }) => status !== 'closed') ?? found[0];
  return named && (await whereItGoesOn(office, named.caseId))?.row;
};

/** `to` is a register number in any of its spellings. */
export const merge = async (office: Office, file: CaseFile, command: Press): Promise<Outcome> => {
  const { caseId, register } = file.row;
  const wanted = (command.fields.to ?? '').trim();
  const target = await targetOf(office, file, wanted);
  if (!target) {
    // An empty field is said as such.
    return wanted === ''
      ? handleCommand(office, caseId, command)
      : refused({ code: 'merge_target_not_found', target: wanted });
  }
  const fields = { ...command.fields, to: target.caseId };
  const outcome = await handleCommand(office, caseId, { ...command, fields, number: printedNumber(target.register) });
  if (outcome.ok && outcome.case.mergedInto === target.caseId) {
    const { by, at, press } = command;
    const other = { duplicate: caseId, number: printedNumber(register) };
    await handleCommand(office, target.caseId, { type: 'link-duplicate', ...other, by, at, press: `${press}:link` });
  }
  return outcome;
};

/** The case goes on where it stood, and the other one no longer counts it among its own. */
export const unmerge = async (office: Office, file: CaseFile, command: Press): Promise<Outcome> => {
  const { caseId, register } = file.row;
  const merged = file.events.findLast((event) => event.type === 'CaseMerged');
  const named = merged?.number === undefined ? {} : { number: merged.number };
  const outcome = await handleCommand(office, caseId, { ...command, ...named });
  if (!merged || !outcome.ok || outcome.case.mergedInto !== undefined) return outcome;
  const { by, at, press } = command;
  const other = { duplicate: caseId, number: printedNumber(register) };
  await handleCommand(office, merged.into, { type: 'unlink-duplicate', ...other, by, at, press: `${press}:unlink` });
  return outcome;
};
