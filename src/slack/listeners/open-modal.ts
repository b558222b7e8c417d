import type { ModalView } from '@slack/types';
import type { Text } from '../../text/text.ts';
import type { PressedButton } from './payload.ts';
import { type Ear, tell } from './tell.ts';

/** Opens a dialog with the press's trigger, above the modal it was pressed in. A trigger that was too old is said. */
export const openModal = async (
  ear: Ear,
  { trigger, modal }: Pick<PressedButton, 'trigger' | 'modal'>,
  view: ModalView,
  text: Text,
): Promise<void> => {
  try {
    if (modal) await ear.client.views.push({ trigger_id: trigger, view });
    else await ear.client.views.open({ trigger_id: trigger, view });
  } catch (error) {
    ear.log.warn({ user: ear.origin.user, error: String(error) }, 'a dialog did not open');
    await tell(ear, text.command.tooSlow);
  }
};
