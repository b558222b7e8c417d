/** The interactive elements of Block Kit, each with its limits, and where each may stand. */
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import {
  actionId,
  choiceOption,
  confirm,
  markdownText,
  menuOption,
  optionGroup,
  plainText,
  text,
  upTo,
} from './objects.ts';

const common = { action_id: actionId, confirm: confirm.optional(), focus_on_load: z.boolean().optional() };
const placeholder = plainText(LIMITS.placeholder).optional();
const maxSelected = z.number().int().min(1).optional();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, { error: 'must be a date, YYYY-MM-DD' });
const time = z.string().regex(/^\d{2}:\d{2}$/u, { error: 'must be a time, HH:mm' });
const menu = {
  ...common,
  placeholder,
  options: upTo(menuOption, LIMITS.options).optional(),
  option_groups: upTo(optionGroup, LIMITS.optionGroups).optional(),
};

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(LIMITS.buttonText),
  action_id: actionId,
  value: text(LIMITS.buttonValue).optional(),
  url: text(LIMITS.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: text(LIMITS.buttonText).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: upTo(menuOption, LIMITS.overflowOptions),
  confirm: confirm.optional(),
});
const staticSelect = z
  .strictObject({ type: z.literal('static_select'), ...menu, initial_option: menuOption.optional() })
  .refine(hasOneSourceOfOptions, { error: 'must provide either options or option_groups' });
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    initial_options: z.array(menuOption).optional(),
    max_selected_items: maxSelected,
  })
  .refine(hasOneSourceOfOptions, { error: 'must provide either options or option_groups' });
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...common,
  placeholder,
  initial_user: z.string().optional(),
});
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...common,
  placeholder,
  initial_users: z.array(z.string()).optional(),
  max_selected_items: maxSelected,
});
const conversationFields = {
  ...common,
  placeholder,
  response_url_enabled: z.boolean().optional(),
};
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...conversationFields,
  initial_channel: z.string().optional(),
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...conversationFields,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter: z.looseObject({}).optional(),
});
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...common,
  placeholder,
  initial_date: date.optional(),
});
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...common,
  placeholder,
  initial_time: time.optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...common,
  initial_date_time: z.number().int().optional(),
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...common,
  options: upTo(choiceOption, LIMITS.choiceOptions),
  initial_options: upTo(choiceOption, LIMITS.choiceOptions).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...common,
  options: upTo(choiceOption, LIMITS.choiceOptions),
  initial_option: choiceOption.optional(),
});
const inputFields = {
  action_id: actionId,
  placeholder,
  focus_on_load: z.boolean().optional(),
  dispatch_action_config: z.looseObject({ trigger_actions_on: z.array(z.string()).optional() }).optional(),
};
const length = z.number().int().min(0).max(LIMITS.inputLength).optional();
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...inputFields,
  multiline: z.boolean().optional(),
  min_length: length,
  max_length: length,
  initial_value: z.string().optional(),
});
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...inputFields,
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
  initial_value: z.string().optional(),
});
const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...inputFields,
  initial_value: z.string().optional(),
});
const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...inputFields,
  initial_value: z.string().optional(),
});

export const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: text(LIMITS.url),
  alt_text: text(LIMITS.imageAlt),
});

const selects = [
  staticSelect,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  channelsSelect,
  conversationsSelect,
  datepicker,
  timepicker,
  checkboxes,
  radioButtons,
] as const;

export const accessory = z.discriminatedUnion('type', [button, overflow, imageElement, ...selects]);
export const actionsElement = z.discriminatedUnion('type', [button, overflow, datetimepicker, ...selects]);
export const contextElement = z.discriminatedUnion('type', [
  imageElement,
  plainText(LIMITS.contextText),
  markdownText(LIMITS.contextText),
]);
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  numberInput,
  emailInput,
  urlInput,
  datetimepicker,
  ...selects,
]);

function hasOneSourceOfOptions(select: { options?: unknown; option_groups?: unknown }): boolean {
  return (select.options === undefined) !== (select.option_groups === undefined);
}
