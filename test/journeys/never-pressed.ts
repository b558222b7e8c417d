import { outsideActions } from '../../src/domain/outside-actions.ts';
import type { Journey } from '../support/journey.ts';
import { shippedProcedure } from '../support/test-office.ts';

/** `<procedure> <task>.<action>` of everything that people of the office pressed, as the product's own record has it. */
const pressedIn = async (cases: readonly Journey[]): Promise<Set<string>> => {
  const records = await Promise.all(cases.map((journey) => journey.record()));
  const pressed = records.flatMap(({ procedure, events }) =>
    events.flatMap((event) => {
      const isPress = 'action' in event && event.by !== undefined && event.press?.startsWith(`${event.by}:`);
      return isPress ? [`${procedure} ${event.task}.${event.action}`] : [];
    }),
  );
  return new Set(pressed);
};

const offeredBy = (procedure: string): string[] =>
  shippedProcedure(procedure).steps.flatMap(({ tasks }) =>
    tasks.flatMap((task) => task.actions.map((action) => `${procedure} ${task.id}.${action.id}`)),
  );

/** Actions of the procedure's tasks that nobody pressed in these cases. */
export const neverPressed = async (cases: readonly Journey[], procedure: string): Promise<string[]> => {
  const pressed = await pressedIn(cases);
  return offeredBy(procedure).filter((press) => !pressed.has(press));
};

/** Presses beside every SOP that nobody made in these cases. */
export const neverPressedOutside = async (cases: readonly Journey[]): Promise<string[]> => {
  const pressed = [...(await pressedIn(cases))];
  return outsideActions.flatMap(({ id }) => (pressed.some((press) => press.endsWith(`.${id}`)) ? [] : [id]));
};
