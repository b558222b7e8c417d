/** `POST /page/<action>`: the bodies by schema, and what each does. */
import { z } from 'zod';
import { composedText } from '../chat/composed-text.ts';
import { command, shortcut } from '../interactivity/call-app.ts';
import { close, submit } from '../interactivity/modal.ts';
import { press } from '../interactivity/press.ts';
import type { PageCommand, PagePosts, PageShortcut } from '../page-api.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';

const MAX_TEXT = 40_000;

const as = z.string();
const stateValues = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })));

export type PageOffers = { commands: PageCommand[]; shortcuts: PageShortcut[] };

type Door = (given: unknown, workspace: Workspace, offers: PageOffers) => Promise<object>;

const DOORS: { [K in keyof PagePosts]: Door } = {
  post: door(
    z.object({ as, channel: z.string(), threadTs: z.string().exactOptional(), text: z.string().min(1).max(MAX_TEXT) }),
    (body: PagePosts['post'], workspace) => ({ ts: postAs(body, workspace) }),
  ),
  command: door(
    z.object({ as, channel: z.string(), command: z.string(), text: z.string().max(MAX_TEXT) }),
    (body: PagePosts['command'], workspace, { commands }) => command(body, commands, workspace),
  ),
  press: door(
    z.object({
      as,
      source: z.union([z.object({ channel: z.string(), messageTs: z.string() }), z.object({ viewId: z.string() })]),
      blockId: z.string(),
      action: z.looseObject({ type: z.string(), action_id: z.string() }),
      state: stateValues.exactOptional(),
    }),
    (body: PagePosts['press'], workspace) => press(body, workspace),
  ),
  submit: door(
    z.object({ as, viewId: z.string(), values: stateValues }),
    async (body: PagePosts['submit'], workspace) => {
      const errors = await submit(body, workspace);
      return Object.keys(errors).length > 0 ? { errors } : {};
    },
  ),
  close: door(z.object({ as, viewId: z.string() }), (body: PagePosts['close'], workspace) => close(body, workspace)),
  shortcut: door(
    z.object({
      as,
      callbackId: z.string(),
      channel: z.string().exactOptional(),
      messageTs: z.string().exactOptional(),
    }),
    (body: PagePosts['shortcut'], workspace, { shortcuts }) => shortcut(body, shortcuts, workspace),
  ),
  read: door(z.object({ as, channel: z.string(), ts: z.string() }), (body: PagePosts['read'], { chat }) =>
    chat.markRead(body.as, body.channel, body.ts),
  ),
  'open-dm': door(z.object({ as, user: z.string() }), (body: PagePosts['open-dm'], { chat, now }) => ({
    channel: chat.openDm(body.as, body.user, Math.floor(now() / 1000)).channel.id,
  })),
};

/** @throws SlackError with the code for the page: unknown_method, invalid_arguments, or what the action refuses with */
export function answerPost(action: string, given: unknown, offers: PageOffers, workspace: Workspace): Promise<object> {
  if (!isAction(action)) throw new SlackError('unknown_method');
  return DOORS[action](given, workspace, offers);
}

/** A door lets in what fits its schema, from a person of the workspace; what `run` gives goes into the answer. */
function door<T extends { as: string }>(
  schema: z.ZodType<T>,
  run: (body: T, workspace: Workspace, offers: PageOffers) => object | void | Promise<object | void>,
): Door {
  return async (given, workspace, offers) => {
    const body = schema.safeParse(given);
    if (!body.success) throw new SlackError('invalid_arguments', { detail: z.prettifyError(body.error) });
    assertPerson(body.data.as, workspace);
    return (await run(body.data, workspace, offers)) ?? {};
  };
}

/** A page acts as a person of the workspace, never as the bot. @throws SlackError user_not_found */
export function assertPerson(id: string, { directory }: Workspace): void {
  const person = directory.people.get(id);
  if (!person || person.isBot) throw new SlackError('user_not_found');
}

function postAs({ as: user, channel: id, threadTs, text }: PagePosts['post'], { chat, directory }: Workspace): string {
  if (chat.channelOf(user, id).isArchived) throw new SlackError('is_archived');
  const thread = threadTs === undefined ? {} : { threadTs };
  return chat.post({ channel: id, user, text: composedText(text, directory), blocks: [], ...thread }).ts;
}

function isAction(name: string): name is keyof PagePosts {
  return Object.hasOwn(DOORS, name);
}
