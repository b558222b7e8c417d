import { SlackError } from '../slack-error.ts';
import type { Reply } from '../socket-mode/app-link.ts';

/** The payload of the app's ack. @throws SlackError operation_timeout, dispatch_failed (no app is connected) */
export function acked(reply: Reply): unknown {
  if (reply.outcome === 'timeout') throw new SlackError('operation_timeout');
  if (reply.outcome === 'not_connected') throw new SlackError('dispatch_failed');
  return reply.payload;
}
