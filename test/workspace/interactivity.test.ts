import type { BlockAction, SlackViewAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OpenWorkspace } from '../../src/workspace/open-workspace.ts';
import type { PageMessage } from '../../src/workspace/page-api.ts';
import { PageRefusal, person, type WorkspacePerson } from '../support/workspace-person.ts';
import { connectApp } from './connect-app.ts';
import { objectWith, SOME_TEXT, textLike } from './matchers.ts';
import { BUDI, OTHER_ROOM, openTestWorkspace, ROOM, SITI } from './open-test-workspace.ts';
import { refusal, slack } from './slack-client.ts';

const NOTE_FORM: ModalView = {
  type: 'modal',
  callback_id: 'note_form',
  title: { type: 'plain_text', text: 'Note' },
  submit: { type: 'plain_text', text: 'Save' },
  private_metadata: 'case-1',
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'note',
      label: { type: 'plain_text', text: 'Note' },
      element: { type: 'plain_text_input', action_id: 'note', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'to',
      optional: true,
      label: { type: 'plain_text', text: 'To' },
      element: {
        type: 'static_select',
        action_id: 'to',
        options: [{ text: { type: 'plain_text', text: 'Chief' }, value: 'chief' }],
      },
    },
  ],
};
const BARE: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Done' }, blocks: [{ type: 'divider' }] };

const BUTTON = [
  {
    type: 'actions' as const,
    elements: [
      { type: 'button' as const, action_id: 'go', value: '1:go', text: { type: 'plain_text' as const, text: 'Go' } },
    ],
  },
];

async function card(workspace: OpenWorkspace, channel = ROOM): Promise<string> {
  return (await slack(workspace).chat.postMessage({ channel, text: 'card', blocks: BUTTON })).ts ?? '';
}

function be(workspace: OpenWorkspace, user: string): WorkspacePerson {
  const somebody = person(workspace.url, user);
  onTestFinished(() => somebody.leave());
  return somebody;
}

function refused(code: string) {
  return objectWith({ constructor: PageRefusal, code });
}

describe('given a card with a button and a Bolt app on two sockets', () => {
  it('when a person presses, then the app hears who pressed what, where, and what the card says', async () => {
    const workspace = await openTestWorkspace();
    const pressed: BlockAction[] = [];
    await connectApp(workspace, (app) => {
      app.action('go', async ({ ack, body }) => {
        pressed.push(body as BlockAction);
        await ack();
      });
    });
    const ts = await card(workspace);
    await be(workspace, SITI).press(ROOM, ts, 'go');
    expect(pressed).toMatchObject([
      {
        user: { id: SITI, username: 'siti' },
        channel: { id: ROOM, name: 'complaints' },
        container: { type: 'message', message_ts: ts, channel_id: ROOM, is_ephemeral: false },
        message: { ts, text: 'card', bot_id: SOME_TEXT },
        actions: [{ type: 'button', action_id: 'go', block_id: 'b0', value: '1:go', action_ts: SOME_TEXT }],
        trigger_id: SOME_TEXT,
      },
    ]);
  });

  it('when the page makes up another value for the button, then the app gets the card’s own', async () => {
    const workspace = await openTestWorkspace();
    const values: unknown[] = [];
    await connectApp(workspace, (app) => {
      app.action('go', async ({ ack, action }) => {
        values.push(action);
        await ack();
      });
    });
    const siti = be(workspace, SITI);
    const shown = await siti.message(ROOM, await card(workspace));
    const forged = JSON.parse(JSON.stringify(shown).replace('1:go', '2:pay')) as PageMessage;
    await siti.pressShown(forged, 'go');
    expect(values).toMatchObject([{ value: '1:go' }]);
  });

  it('when the card changed since the person saw it, then the late press still reaches the app', async () => {
    const workspace = await openTestWorkspace();
    const actions: unknown[] = [];
    await connectApp(workspace, (app) => {
      app.action('go', async ({ ack, action }) => {
        actions.push(action);
        await ack();
      });
    });
    const siti = be(workspace, SITI);
    const seen = await siti.message(ROOM, await card(workspace));
    await slack(workspace).chat.update({ channel: ROOM, ts: seen.ts, text: 'done', blocks: [{ type: 'divider' }] });
    await siti.pressShown(seen, 'go');
    expect(actions).toMatchObject([{ action_id: 'go', value: '1:go' }]);
  });

  it('when a person chooses from a menu, then the app gets the chosen option and the state around it', async () => {
    const workspace = await openTestWorkspace();
    const heard: BlockAction[] = [];
    await connectApp(workspace, (app) => {
      app.action('to', async ({ ack, body }) => {
        heard.push(body as BlockAction);
        await ack();
      });
    });
    const options = ['chief', 'clerk'].map((value) => ({ text: { type: 'plain_text' as const, text: value }, value }));
    const menu = { type: 'static_select' as const, action_id: 'to', options };
    const blocks = [{ type: 'actions' as const, block_id: 'pick', elements: [menu] }];
    const { ts = '' } = await slack(workspace).chat.postMessage({ channel: ROOM, text: 'to whom', blocks });
    await be(workspace, SITI).press(ROOM, ts, 'to', 'clerk');
    expect(heard).toMatchObject([{ actions: [{ block_id: 'pick', selected_option: { value: 'clerk' } }] }]);
  });

  it('when the app answers at the response URL, then it can speak, replace and delete, five times', async () => {
    const workspace = await openTestWorkspace();
    const urls: string[] = [];
    await connectApp(workspace, (app) => {
      app.action('go', async ({ ack, body, respond }) => {
        await ack();
        urls.push((body as BlockAction).response_url);
        await respond({ text: 'only you', response_type: 'ephemeral' });
        await respond({ text: 'all of you', response_type: 'in_channel', replace_original: false });
        await respond({ text: 'done', replace_original: true });
        await respond({ delete_original: true });
      });
    });
    const siti = be(workspace, SITI);
    const ts = await card(workspace);
    await siti.press(ROOM, ts, 'go');
    await siti.waitFor((event) => event.type === 'message' && event.message.ephemeral === true);
    await siti.waitFor((event) => event.type === 'message' && event.message.text === 'all of you');
    await siti.waitFor((event) => event.type === 'message_changed' && event.message.text === 'done');
    await siti.waitFor((event) => event.type === 'message_deleted' && event.ts === ts);
    const use = () => fetch(urls[0] ?? '', { method: 'POST', body: JSON.stringify({ text: 'again' }) });
    expect((await use()).status).toBe(200);
    const sixth = await use();
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
  });

  it('when thirty minutes have passed, then the response URL is expired', async () => {
    let elapsed = 0;
    const workspace = await openTestWorkspace({ elapsed: () => elapsed });
    const urls: string[] = [];
    await connectApp(workspace, (app) => {
      app.action('go', async ({ ack, body }) => {
        urls.push((body as BlockAction).response_url);
        await ack();
      });
    });
    await be(workspace, SITI).press(ROOM, await card(workspace), 'go');
    elapsed = 30 * 60_000 + 1;
    const late = await fetch(urls[0] ?? '', { method: 'POST', body: '{"text":"late"}' });
    expect(await late.json()).toMatchObject({ error: 'expired_url' });
  });

  it('when nothing acks in time, then the person hears operation_timeout; with no app, dispatch_failed', async () => {
    const workspace = await openTestWorkspace();
    const siti = be(workspace, SITI);
    const ts = await card(workspace);
    await expect(siti.press(ROOM, ts, 'go')).rejects.toEqual(refused('dispatch_failed'));
    await connectApp(workspace, () => {});
    await expect(siti.press(ROOM, ts, 'go')).rejects.toEqual(refused('operation_timeout'));
  });
});

describe('given a modal', () => {
  /** An app that opens `view` on a press and answers its submission with `answer`; submissions and closings are kept. */
  async function withModal(answer: object | undefined, options = {}) {
    const workspace = await openTestWorkspace(options);
    const seen: { submitted: ViewOutput[]; closed: SlackViewAction[] } = { submitted: [], closed: [] };
    await connectApp(workspace, (app) => {
      app.action('go', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view: NOTE_FORM });
      });
      app.view('note_form', async ({ ack, view }) => {
        seen.submitted.push(view);
        await (answer ? ack(answer as never) : ack());
      });
      app.view({ callback_id: 'note_form', type: 'view_closed' }, async ({ ack, body }) => {
        seen.closed.push(body);
        await ack();
      });
    });
    const siti = be(workspace, SITI);
    await siti.press(ROOM, await card(workspace), 'go');
    return { workspace, siti, seen, view: await siti.openView() };
  }

  it('when it is filled in and sent, then the app gets the whole state and the modal closes', async () => {
    const { siti, seen, view } = await withModal(undefined);
    expect(view).toMatchObject({ title: 'Note', submit: 'Save', callbackId: 'note_form' });
    expect(await siti.submit(view.id, { note: '<!channel> & <b>' })).toEqual({});
    expect(seen.submitted).toMatchObject([
      {
        private_metadata: 'case-1',
        state: {
          values: {
            note: { note: { type: 'plain_text_input', value: '<!channel> & <b>' } },
            to: { to: { type: 'static_select', selected_option: null } },
          },
        },
      },
    ]);
    await siti.waitFor((event) => event.type === 'view_closed' && event.viewId === view.id && !event.clear);
    await expect(siti.submit(view.id, { note: 'again' })).rejects.toEqual(refused('not_found'));
  });

  it('when a required input is empty, too long or not among the options, then the app hears nothing', async () => {
    const { siti, seen, view } = await withModal(undefined);
    expect(await siti.submit(view.id)).toEqual({ note: textLike(/required/u) });
    expect(await siti.submit(view.id, { note: 'x'.repeat(21) })).toEqual({ note: textLike(/20/u) });
    const foreign = { type: 'static_select', selected_option: { value: 'mayor' } };
    expect(await siti.submit(view.id, { note: 'x', to: foreign })).toEqual({ to: SOME_TEXT });
    expect(seen.submitted).toEqual([]);
  });

  it('when the app answers with errors, then the person gets them and the modal stays', async () => {
    const { siti, view } = await withModal({ response_action: 'errors', errors: { note: 'Say more.' } });
    expect(await siti.submit(view.id, { note: 'x' })).toEqual({ note: 'Say more.' });
    expect(await siti.submit(view.id, { note: 'y' })).toEqual({ note: 'Say more.' });
  });

  it.each([
    ['update', { response_action: 'update', view: BARE }, { type: 'view', how: 'update' }],
    ['push', { response_action: 'push', view: BARE }, { type: 'view', how: 'push' }],
    ['clear', { response_action: 'clear' }, { type: 'view_closed', clear: true }],
  ])('when the app answers with %s, then the page shows that', async (_name, answer, event) => {
    const { siti, view } = await withModal(answer);
    await siti.submit(view.id, { note: 'x' });
    const shown = await siti.waitFor(({ type }) => type === event.type);
    expect(shown).toMatchObject(event);
  });

  it('when the person closes it, then the app hears of it because it asked to', async () => {
    const { siti, seen, view } = await withModal(undefined);
    await siti.closeView(view.id);
    await expect
      .poll(() => seen.closed)
      .toMatchObject([{ type: 'view_closed', view: { id: view.id }, is_cleared: false }]);
  });

  it('when another person acts on it, then for them it does not exist', async () => {
    const { workspace, view } = await withModal(undefined);
    const budi = be(workspace, BUDI);
    await expect(budi.closeView(view.id)).rejects.toEqual(refused('not_found'));
  });

  it('when it is updated with the hash of an older version, then hash_conflict; once closed, not_found', async () => {
    const { workspace, siti, view } = await withModal(undefined);
    const { views } = slack(workspace);
    const first = await views.update({ view_id: view.id, view: BARE });
    await views.update({ view_id: view.id, view: BARE, hash: first.view?.hash ?? '' });
    const stale = views.update({ view_id: view.id, view: BARE, hash: first.view?.hash ?? '' });
    expect(await refusal(stale)).toMatchObject({ error: 'hash_conflict' });
    await siti.closeView(view.id);
    expect(await refusal(views.update({ view_id: view.id, view: BARE }))).toMatchObject({ error: 'not_found' });
  });
});

describe('given a trigger id', () => {
  async function triggered(elapsed: () => number) {
    const workspace = await openTestWorkspace({ elapsed });
    const triggers: string[] = [];
    await connectApp(workspace, (app) => {
      app.shortcut('record', async ({ ack, shortcut }) => {
        triggers.push(shortcut.trigger_id);
        await ack();
      });
    });
    await be(workspace, SITI).shortcut('record');
    const open = (id: string) => slack(workspace).views.open({ trigger_id: id, view: BARE });
    return { open, id: triggers[0] ?? '' };
  }

  it('when it is used twice, then the second time it is exchanged; an invented one is invalid', async () => {
    const { open, id } = await triggered(() => 0);
    await open(id);
    expect(await refusal(open(id))).toMatchObject({ error: 'exchanged_trigger_id' });
    expect(await refusal(open('1.2.3'))).toMatchObject({ error: 'invalid_trigger_id' });
  });

  it('when three seconds have passed since the click, then it is expired', async () => {
    let elapsed = 0;
    const { open, id } = await triggered(() => elapsed);
    elapsed = 3001;
    expect(await refusal(open(id))).toMatchObject({ error: 'expired_trigger_id' });
  });
});

describe('given commands, shortcuts and the App Home', () => {
  it('when a command is called, then the app gets its text as typed, and its answer is seen by that person only', async () => {
    const workspace = await openTestWorkspace();
    const commands: object[] = [];
    await connectApp(workspace, (app) => {
      app.command('/desk', async ({ ack, command }) => {
        commands.push(command);
        await ack('noted');
      });
    });
    const siti = be(workspace, SITI);
    await siti.command(ROOM, '/desk', 'find <!channel>');
    expect(commands).toMatchObject([{ command: '/desk', text: 'find <!channel>', user_id: SITI, channel_id: ROOM }]);
    expect(await siti.messages(ROOM)).toMatchObject([{ text: 'noted', ephemeral: true, user: workspace.botUserId }]);
    expect(await be(workspace, BUDI).messages(ROOM)).toEqual([]);
    await expect(siti.command(ROOM, '/nothing')).rejects.toEqual(refused('unknown_command'));
    await expect(siti.command(OTHER_ROOM, '/desk')).rejects.toEqual(refused('not_in_channel'));
  });

  it('when a message shortcut is used, then the app gets that message', async () => {
    const workspace = await openTestWorkspace();
    const chosen: object[] = [];
    await connectApp(workspace, (app) => {
      app.shortcut({ type: 'message_action', callback_id: 'record_message' }, async ({ ack, shortcut }) => {
        chosen.push(shortcut);
        await ack();
      });
    });
    const siti = be(workspace, SITI);
    const ts = await siti.post(ROOM, 'my <card> is wrong');
    await siti.shortcut('record_message', { channel: ROOM, ts });
    expect(chosen).toMatchObject([{ message_ts: ts, message: { text: 'my &lt;card&gt; is wrong', user: SITI } }]);
  });

  it('when a person opens the home, then the app publishes and a press there carries the view', async () => {
    const workspace = await openTestWorkspace();
    const presses: BlockAction[] = [];
    await connectApp(workspace, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: BUTTON } });
      });
      app.action('go', async ({ ack, body }) => {
        presses.push(body as BlockAction);
        await ack();
      });
    });
    const siti = be(workspace, SITI);
    expect(await siti.home()).toBeNull();
    const home = await siti.waitForHome();
    await siti.pressInView(home.id, 'go');
    expect(presses).toMatchObject([{ container: { type: 'view', view_id: home.id }, view: { type: 'home' } }]);
    expect(await siti.home()).toMatchObject({ id: home.id });
  });
});
