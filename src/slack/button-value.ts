import { z } from 'zod';

/**
 * What a button carries: its case, and the turn it was drawn for. An older turn makes the press a late one. `other` is
 * the case that the button suggests.
 */
export type ButtonValue = { caseId: string; turn?: number; other?: string };

export const buttonValue = (caseId: string, turn: number, other?: string): string =>
  [caseId, turn, ...(other === undefined ? [] : [other])].join(':');

const schema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9][A-Za-z0-9-]*(?::\d{0,9}(?::[a-z0-9][A-Za-z0-9-]*)?)?$/u)
  .transform((value): ButtonValue => {
    const [caseId = '', turn = '', other] = value.split(':');
    return {
      caseId,
      ...(turn === '' ? {} : { turn: Number(turn) }),
      ...(other === undefined ? {} : { other }),
    };
  });

/** @returns undefined for anything that no button of ours ever carried. */
export const parseButtonValue = (value: unknown): ButtonValue | undefined => schema.safeParse(value).data;
