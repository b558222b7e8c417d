/** The plain data of a workspace, as kept in memory and in the state file. */
import { z } from 'zod';

const blockSchema = z.looseObject({ type: z.string(), block_id: z.string().exactOptional() });

const metadataSchema = z.object({
  event_type: z.string(),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  mimetype: z.string(),
  size: z.number(),
  urlPrivate: z.string(),
});

export const messageSchema = z.object({
  channel: z.string(),
  ts: z.string(),
  /** The ts of the thread's parent; absent at top level. */
  threadTs: z.string().exactOptional(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(blockSchema),
  edited: z.object({ user: z.string(), ts: z.string() }).exactOptional(),
  metadata: metadataSchema.exactOptional(),
  files: z.array(fileSchema).exactOptional(),
});

export const channelSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['channel', 'dm']),
  topic: z.string(),
  /** Unix seconds. */
  created: z.number(),
  memberIds: z.array(z.string()),
  isArchived: z.boolean(),
});

export const viewSchema = z.object({
  id: z.string(),
  rootId: z.string(),
  previousId: z.string().exactOptional(),
  type: z.enum(['modal', 'home']),
  user: z.string(),
  callbackId: z.string(),
  externalId: z.string(),
  privateMetadata: z.string(),
  title: z.string(),
  submit: z.string().exactOptional(),
  close: z.string().exactOptional(),
  blocks: z.array(blockSchema),
  notifyOnClose: z.boolean(),
  clearOnClose: z.boolean(),
  hash: z.string(),
});

export type Block = z.infer<typeof blockSchema>;
export type Metadata = z.infer<typeof metadataSchema>;
export type FileRecord = z.infer<typeof fileSchema>;
export type Message = z.infer<typeof messageSchema>;
export type Channel = z.infer<typeof channelSchema>;
export type ViewRecord = z.infer<typeof viewSchema>;
export type Tokens = { bot: string; app: string };

/** What survives a restart. Ephemeral messages and open modals do not, as in Slack. */
export type SavedState = {
  tokens: Tokens;
  /** The greatest ts of anything here. */
  lastTs: string;
  /** By id; the messages by ts. */
  channels: Map<string, { channel: Channel; messages: Map<string, Message> }>;
  /** person → channel → ts of the last message read. */
  readMarks: Map<string, Map<string, string>>;
  /** By person. */
  homes: Map<string, ViewRecord>;
};

export type Person = { id: string; name: string; title: string; isBot: boolean };
export type UserGroup = { id: string; handle: string; name: string; userIds: string[] };

/** Who and what a fresh workspace starts with. Ids are Slack's own kind: `U…`, `C…`, `S…`. */
export type WorkspaceSeed = {
  team: string;
  users: { id: string; name: string; title: string }[];
  channels: { id: string; name: string; topic?: string; memberIds: string[] }[];
  userGroups: UserGroup[];
};
