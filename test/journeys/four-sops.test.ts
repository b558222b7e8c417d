import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { procedures } from '../support/test-office.ts';
import { bantulJourneys } from './bantul.journeys.ts';
import { brebesJourneys } from './brebes.journeys.ts';
import { type JourneyOffice, openJourneyOffice } from './journey-office.ts';
import { kulonProgoJourneys } from './kulon-progo.journeys.ts';
import { neverPressed, neverPressedOutside } from './never-pressed.ts';
import { outsideSopJourneys } from './outside-sop.journeys.ts';
import { palangkaRayaJourneys, silenceJourneys } from './palangka-raya.journeys.ts';

let office: JourneyOffice;
beforeAll(async () => {
  office = await openJourneyOffice();
});
afterAll(() => office?.close());

bantulJourneys(() => office);
kulonProgoJourneys(() => office);
palangkaRayaJourneys(() => office);
brebesJourneys(() => office);
outsideSopJourneys(() => office);
silenceJourneys(() => office);

describe('what the journeys have covered', () => {
  it.each(Object.values(procedures))(
    'given %s as data, when all journeys are done, then every action of every task was pressed by a person in chat',
    async (procedure) => expect(await neverPressed(office.cases, procedure)).toEqual([]),
  );

  it('given the presses that no SOP prints, when all journeys are done, then each was pressed too', async () => {
    expect(await neverPressedOutside(office.cases)).toEqual([]);
  });

  it('given all that was pressed, when the record is verified, then nothing is wrong with it', async () => {
    const { code, out } = await office.product.cli('verify');
    expect(out).toContain('nothing is wrong');
    expect(code).toBe(0);
  });
});
