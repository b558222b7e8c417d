import { z } from 'zod';

/** What a button carries: its case, and the turn it was drawn for. An older turn makes the press a late one. */
export type ButtonValue = { caseId: string; turn?: number };

export const buttonValue = (caseId: string, turn: number): string => `${caseId}:${turn}`;

const schema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9][A-Za-z0-9-]*(?::\d{0,9})?$/u)
  .transform((value): ButtonValue => {
    const [caseId = '', turn = ''] = value.split(':');
    return turn === '' ? { caseId } : { caseId, turn: Number(turn) };
  });

/** @returns undefined for anything that no button of ours ever carried. */
export const parseButtonValue = (value: unknown): ButtonValue | undefined => schema.safeParse(value).data;
