import { z } from 'zod';

/** What the bot and the terminal beside it say to each other. */

/** Name of the file in the data folder that says where the bot's door is and opens it. Readable by the bot's user alone. */
export const DOOR_KEY = 'terminal-door.json';

export const doorKeySchema = z.strictObject({ address: z.url({ protocol: /^http$/ }), token: z.string().min(32) });
export type DoorKey = z.infer<typeof doorKeySchema>;

/** How the bot fares, by its own word. */
export const botReportSchema = z.object({
  chatConnected: z.boolean(),
  /** Cases whose messages still wait to go out. */
  waitingMessages: z.number(),
  /** What the desks hear complainants by beside form and HTTP door, and what is wrong there, one sentence each. */
  intakes: z.array(z.object({ desk: z.string(), by: z.string(), problems: z.array(z.string()).readonly() })),
  /** See `StaffList`. */
  staff: z.object({
    holders: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
    names: z.record(z.string(), z.string()),
  }),
  /** Domain time, when it is not the wall clock: a demonstration's, which runs at its own rate. */
  demoClock: z.object({ now: z.number(), rate: z.number() }).optional(),
  /** Who acts from the terminal; absent: it only reads. */
  user: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type BotReport = z.infer<typeof botReportSchema>;

/** A comment on a case, or a word to whoever has it. */
export const wordRequestSchema = z.strictObject({
  note: z.string().min(1).max(3000),
  /** Identity of the press: the same again changes nothing. */
  press: z.string().min(8).max(64),
});

/** `why`: the office's refusal as a sentence. */
export const doorAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), why: z.string() }),
]);
export type DoorAnswer = z.infer<typeof doorAnswerSchema>;

export const doorLinkSchema = z.object({ link: z.url({ protocol: /^https?$/ }).optional() });
