import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import type { ReactNode } from 'react';
import { ImageView } from '../blocks/image-view.tsx';
import { texts } from '../texts.ts';
import { ButtonControl } from './button-control.tsx';
import { CheckboxControl, MultiUsersControl, RadioControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { DateControl, DateTimeControl, TimeControl } from './date-control.tsx';
import { OverflowControl } from './overflow-control.tsx';
import {
  ChannelsSelectControl,
  ConversationsSelectControl,
  StaticSelectControl,
  UsersSelectControl,
} from './select-control.tsx';
import { TextControl } from './text-control.tsx';

export type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

/** Draws any element that a person can use. One that is not drawn here says so instead of being silent. */
export function Control({ element, ...rest }: ControlProps<AnyElement>): ReactNode {
  switch (element.type) {
    case 'button':
      return <ButtonControl element={element} blockId={rest.blockId} />;
    case 'overflow':
      return <OverflowControl element={element} blockId={rest.blockId} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextControl element={element} {...rest} />;
    case 'static_select':
      return <StaticSelectControl element={element} {...rest} />;
    case 'users_select':
      return <UsersSelectControl element={element} {...rest} />;
    case 'channels_select':
      return <ChannelsSelectControl element={element} {...rest} />;
    case 'conversations_select':
      return <ConversationsSelectControl element={element} {...rest} />;
    case 'radio_buttons':
      return <RadioControl element={element} {...rest} />;
    case 'checkboxes':
    case 'multi_static_select':
      return <CheckboxControl element={element} {...rest} />;
    case 'multi_users_select':
      return <MultiUsersControl element={element} {...rest} />;
    case 'datepicker':
      return <DateControl element={element} {...rest} />;
    case 'timepicker':
      return <TimeControl element={element} {...rest} />;
    case 'datetimepicker':
      return <DateTimeControl element={element} {...rest} />;
    case 'image':
      return <ImageView image={element} />;
    default:
      return <span className="hint">{texts.unsupportedControl}</span>;
  }
}
