import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { PaperFile } from '../casework/report-task/paper-file.ts';

const opened = z.object({ channel: z.object({ id: z.string() }) });

type Placing = {
  channel: string;
  thread?: string;
  comment: string;
  /** What a file is called where it is shown; its name unless said otherwise. */
  titleOf?(name: string): string;
};

/** Puts files into a channel or thread, as one message. */
export const uploadPapers = async (
  client: WebClient,
  files: readonly PaperFile[],
  { channel, thread, comment, titleOf = (name) => name }: Placing,
): Promise<void> => {
  const file_uploads = files.map(({ name, bytes }) => ({
    file: Buffer.from(bytes),
    filename: name,
    title: titleOf(name),
  }));
  // Slack's own type asks for a thread or none in two different shapes.
  await (thread === undefined
    ? client.filesUploadV2({ channel_id: channel, initial_comment: comment, file_uploads })
    : client.filesUploadV2({ channel_id: channel, thread_ts: thread, initial_comment: comment, file_uploads }));
};

/** Hands files to one person, in the conversation that nobody else reads. */
export const handPapersTo = async (
  client: WebClient,
  user: string,
  files: readonly PaperFile[],
  comment: string,
): Promise<void> => {
  const { channel } = opened.parse(await client.conversations.open({ users: user }));
  await uploadPapers(client, files, { channel: channel.id, comment });
};
