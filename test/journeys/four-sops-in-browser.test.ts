import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { BrowserHands } from '../support/browser-hands.ts';
import type { SeatOptions } from '../support/office-browser.ts';
import { procedures } from '../support/test-office.ts';
import { bantulJourneys } from './bantul.journeys.ts';
import { brebesJourneys } from './brebes.journeys.ts';
import { type JourneyOffice, openJourneyOffice, type TheOffice } from './journey-office.ts';
import { kulonProgoJourneys } from './kulon-progo.journeys.ts';
import { neverPressed, neverPressedOutside } from './never-pressed.ts';
import { outsideSopJourneys } from './outside-sop.journeys.ts';
import { palangkaRayaJourneys, silenceJourneys } from './palangka-raya.journeys.ts';

type Sitting = { title: string; seat: SeatOptions; procedure: string; play: readonly ((office: TheOffice) => void)[] };

/** Each SOP on another screen, from the citizen's form to the end. */
const sittings: readonly Sitting[] = [
  { title: 'with the mouse', seat: {}, procedure: procedures.bantul, play: [bantulJourneys] },
  {
    title: 'on a wide screen',
    seat: { width: 1600 },
    procedure: procedures['kulon-progo'],
    play: [kulonProgoJourneys],
  },
  {
    title: 'on a screen of 360 pixels',
    seat: { width: 360 },
    procedure: procedures['palangka-raya'],
    play: [palangkaRayaJourneys, silenceJourneys],
  },
  { title: 'by keyboard alone', seat: { by: 'keyboard' }, procedure: procedures.brebes, play: [brebesJourneys] },
];

describe.skipIf(browserMissing !== undefined)('in a real browser', () => {
  let browser: Browser;
  let office: JourneyOffice;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const sit = (seat: SeatOptions): void => {
    beforeAll(async () => {
      office = await openJourneyOffice({ hands: ({ chatUrl }) => BrowserHands.open(browser, chatUrl, seat) });
    });
    afterAll(() => office?.close());
  };

  for (const { title, seat, procedure, play } of sittings) {
    describe(title, () => {
      sit(seat);
      for (const journeys of play) journeys(() => office);

      it(`given ${procedure} as data, when its journeys are done, then every action of every task was pressed`, async () => {
        expect(await neverPressed(office.cases, procedure)).toEqual([]);
      });
    });
  }

  describe('beside every SOP', () => {
    sit({});
    outsideSopJourneys(() => office);

    it('when the journeys are done, then every press that no SOP prints was made', async () => {
      expect(await neverPressedOutside(office.cases)).toEqual([]);
    });
  });
});
