import { actingRole } from './decide/authority.ts';
import type { Procedure } from './procedure.ts';
import { placedTask, routeRole, rungsAbove } from './procedure-lookup.ts';

/** The round that a second reopening begins. */
const SECOND_REOPENING = 3;

/**
 * The role that hears of a round beside whoever has the case: as the SOP says, else, since whoever answered twice without
 * settling it may not settle it the third time, one rung above whoever goes on with it. An empty role is answered for by
 * the next one up.
 */
export const toldOfRound = (procedure: Procedure, round: number, staffed: ReadonlySet<string>): string | undefined => {
  const { tellsFromRound, reopensAt } = procedure;
  if (tellsFromRound)
    return round < tellsFromRound.round ? undefined : routeRole(procedure, tellsFromRound.role, staffed);
  if (round < SECOND_REOPENING) return undefined;
  return rungsAbove(procedure, actingRole(placedTask(procedure, reopensAt))).find((rung) => staffed.has(rung));
};
