import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Fields } from '../../domain/commands.ts';
import { cleanText } from '../../domain/plain-text.ts';
import { channels, fieldNames } from '../../domain/procedure.ts';
import { ui } from '../action-ids.ts';

/** What Slack sends, read once at the door. Only what the listeners use; the rest is dropped. */

const element = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_date: z.string().nullish(),
});
const stateValues = z.record(z.string(), z.record(z.string(), element.catch({}))).catch({});
type StateValues = z.infer<typeof stateValues>;

const id = z.string().min(1).max(64);
const person = z.object({ id });

const actionBody = z.object({
  user: person,
  trigger_id: z.string().default(''),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional().catch(undefined),
        action_ts: z.string().optional(),
      }),
    )
    .min(1),
  channel: z.object({ id }).optional().catch(undefined),
  message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).optional().catch(undefined),
  container: z
    .object({ message_ts: z.string().optional(), thread_ts: z.string().optional() })
    .optional()
    .catch(undefined),
  view: z
    .object({ type: z.string(), private_metadata: z.string().default('') })
    .optional()
    .catch(undefined),
  state: z.object({ values: stateValues }).optional().catch(undefined),
});

/** Where an answer to the person is shown. */
export type Origin = { user: string; channel?: string; thread?: string };

export type PressedButton = {
  origin: Origin;
  actionId: string;
  value: string | undefined;
  trigger: string;
  /** The same when the press is delivered again. */
  press: string;
  /** Pressed inside a modal, with what that modal was opened with. */
  modal?: { privateMetadata: string };
  via?: string;
};

/** A card that has replies carries its own `ts` as `thread_ts`; what is said in that thread is not seen in the channel. */
const threadOf = ({ container, message }: z.infer<typeof actionBody>): { thread?: string } => {
  const ts = container?.thread_ts ?? message?.thread_ts;
  const own = container?.message_ts ?? message?.ts;
  return ts === undefined || ts === own ? {} : { thread: ts };
};

/** @returns undefined for what is no press of a button. */
export const readPress = (body: unknown): PressedButton | undefined => {
  const read = actionBody.safeParse(body);
  const action = read.data?.actions[0];
  if (!read.success || !action) return undefined;
  const { user, channel, trigger_id, view, state } = read.data;
  const via = chosenVia(state?.values ?? {});
  return {
    origin: {
      user: user.id,
      ...(channel ? { channel: channel.id } : {}),
      ...threadOf(read.data),
    },
    actionId: action.action_id,
    value: action.value,
    trigger: trigger_id,
    press: `${user.id}:${action.action_id}:${action.value ?? ''}:${action.action_ts ?? trigger_id}`,
    ...(view?.type === 'modal' ? { modal: { privateMetadata: view.private_metadata } } : {}),
    ...(via === undefined ? {} : { via }),
  };
};

/** What stands in the menu beside the button. */
const chosenVia = (values: StateValues): string | undefined => {
  const chosen = Object.values(values).flatMap((block) => block[ui.sentVia]?.selected_option?.value ?? [])[0];
  return channels.find((channel) => channel === chosen);
};

const submissionBody = z.object({
  user: person,
  view: z.object({
    id: z.string(),
    hash: z.string().default(''),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    previous_view_id: z.string().nullish(),
    state: z.object({ values: stateValues }).catch({ values: {} }),
  }),
});

export type Submission = {
  user: string;
  callbackId: string;
  privateMetadata: string;
  press: string;
  /** The modal that lies below this one. */
  previousView?: string;
  /** Block of each input: an error is shown at a block. */
  blocks: Readonly<Record<string, string>>;
  /** Input by name, cleaned; absent inputs are missing. */
  inputs: Readonly<Record<string, string>>;
};

const fingerprint = (parts: unknown): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

/** @returns undefined for what is no submission of a modal. */
export const readSubmission = (body: unknown): Submission | undefined => {
  const read = submissionBody.safeParse(body);
  if (!read.success) return undefined;
  const { user, view } = read.data;
  return {
    user: user.id,
    callbackId: view.callback_id,
    privateMetadata: view.private_metadata,
    // What was typed belongs to it: a corrected dialog sent again is another press, a redelivered one is not.
    press: `${user.id}:${view.id}:${fingerprint([view.hash, view.private_metadata, view.state.values])}`,
    ...(view.previous_view_id ? { previousView: view.previous_view_id } : {}),
    blocks: blocksOf(view.state.values),
    inputs: inputsOf(view.state.values),
  };
};

const blocksOf = (values: StateValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([block, elements]) => Object.keys(elements).map((name) => [name, block])),
  );

const inputsOf = (values: StateValues): Record<string, string> => {
  const inputs: Record<string, string> = {};
  for (const block of Object.values(values)) {
    for (const [name, { value, selected_option, selected_options, selected_user, selected_date }] of Object.entries(
      block,
    )) {
      const ticked = selected_options?.[0]?.value;
      const given = selected_option?.value ?? ticked ?? selected_user ?? selected_date ?? value;
      if (given !== undefined && given !== null) inputs[name] = cleanText(given);
    }
  }
  return inputs;
};

const viewPressBody = z.object({
  user: person,
  trigger_id: z.string().default(''),
  actions: z
    .array(z.object({ value: z.string().optional(), selected_option: z.object({ value: z.string() }).nullish() }))
    .min(1),
  view: z.object({
    id: z.string(),
    hash: z.string().default(''),
    callback_id: z.string().default(''),
    private_metadata: z.string().default(''),
  }),
});

/** Something pressed or chosen in a modal that changes the modal itself. */
export type PressInView = {
  user: string;
  trigger: string;
  viewId: string;
  hash: string;
  callbackId: string;
  privateMetadata: string;
  /** What the button carries, or what was chosen. */
  value: string;
};

/** @returns undefined for what was not pressed in a modal. */
export const readPressInView = (body: unknown): PressInView | undefined => {
  const read = viewPressBody.safeParse(body);
  const action = read.data?.actions[0];
  if (!read.success || !action) return undefined;
  const { user, trigger_id, view } = read.data;
  return {
    user: user.id,
    trigger: trigger_id,
    viewId: view.id,
    hash: view.hash,
    callbackId: view.callback_id,
    privateMetadata: view.private_metadata,
    value: action.selected_option?.value ?? action.value ?? '',
  };
};

/** The inputs that are fields of an action. */
export const fieldsIn = ({ inputs }: Submission): Fields =>
  Object.fromEntries(fieldNames.flatMap((name) => (inputs[name] === undefined ? [] : [[name, inputs[name]]])));
