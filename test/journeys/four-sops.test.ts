import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outsideActions } from '../../src/domain/outside-actions.ts';
import { procedures, shippedProcedure } from '../support/test-office.ts';
import { bantulJourneys } from './bantul.journeys.ts';
import { brebesJourneys } from './brebes.journeys.ts';
import { type JourneyOffice, openJourneyOffice } from './journey-office.ts';
import { kulonProgoJourneys } from './kulon-progo.journeys.ts';
import { outsideSopJourneys } from './outside-sop.journeys.ts';
import { palangkaRayaJourneys } from './palangka-raya.journeys.ts';

let office: JourneyOffice;
beforeAll(async () => {
  office = await openJourneyOffice();
});
afterAll(() => office.close());

bantulJourneys(() => office);
kulonProgoJourneys(() => office);
palangkaRayaJourneys(() => office);
brebesJourneys(() => office);
outsideSopJourneys(() => office);

/** `<procedure> <task>.<action>` of everything that people of the office pressed, as the product's own record has it. */
const pressedInChat = async (): Promise<Set<string>> => {
  const records = await Promise.all(office.cases.map((journey) => journey.record()));
  const pressed = records.flatMap(({ procedure, events }) =>
    events.flatMap((event) => {
      const isPress = 'action' in event && event.by !== undefined && event.press?.startsWith(`${event.by}:`);
      return isPress ? [`${procedure} ${event.task}.${event.action}`] : [];
    }),
  );
  return new Set(pressed);
};

describe('what the journeys have covered', () => {
  it('given the procedures as data, when all journeys are done, then every action of every task was pressed by a person in chat', async () => {
    const pressed = await pressedInChat();
    const offered = Object.values(procedures).flatMap((id) =>
      shippedProcedure(id).steps.flatMap(({ tasks }) =>
        tasks.flatMap((task) => task.actions.map((action) => `${id} ${task.id}.${action.id}`)),
      ),
    );
    expect(offered.length).toBeGreaterThan(40);
    expect(offered.filter((press) => !pressed.has(press))).toEqual([]);
  });

  it('given the presses that no SOP prints, when all journeys are done, then each was pressed too', async () => {
    const pressed = [...(await pressedInChat())];
    const missing = outsideActions.filter(({ id }) => !pressed.some((press) => press.endsWith(`.${id}`)));
    expect(missing).toEqual([]);
  });

  it('given all that was pressed, when the record is verified, then nothing is wrong with it', async () => {
    const { code, out } = await office.product.cli('verify');
    expect(out).toContain('nothing is wrong');
    expect(code).toBe(0);
  });
});
