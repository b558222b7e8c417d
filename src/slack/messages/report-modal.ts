import type { ModalView } from '@slack/types';
import { fieldLimits } from '../../domain/fields.ts';
import type { Text } from '../../text/text.ts';
import { actId } from '../action-ids.ts';
import { plain } from './elements.ts';

/** Asks why a report goes back. `value` is that of the button. */
export const returnModal = (value: string, { report, modal }: Text): ModalView => ({
  type: 'modal',
  callback_id: actId('return'),
  private_metadata: value,
  title: plain(report.returnTitle, 24),
  submit: plain(report.act.return, 24),
  close: plain(modal.cancel, 24),
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: plain(report.reason, 150),
      element: {
        type: 'plain_text_input',
        action_id: 'reason',
        multiline: true,
        max_length: fieldLimits.reason,
      },
    },
  ],
});
