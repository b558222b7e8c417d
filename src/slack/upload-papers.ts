import type { WebClient } from '@slack/web-api';
import type { PaperFile } from '../casework/report-task/paper-file.ts';

/** Puts files into a channel or thread, as one message. */
export const uploadPapers = async (
  client: WebClient,
  files: readonly PaperFile[],
  { channel, thread, comment }: { channel: string; thread?: string; comment: string },
): Promise<void> => {
  const file_uploads = files.map(({ name, bytes }) => ({ file: Buffer.from(bytes), filename: name, title: name }));
  // Slack's own type asks for a thread or none in two different shapes.
  await (thread === undefined
    ? client.filesUploadV2({ channel_id: channel, initial_comment: comment, file_uploads })
    : client.filesUploadV2({ channel_id: channel, thread_ts: thread, initial_comment: comment, file_uploads }));
};
