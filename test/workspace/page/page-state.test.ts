import { beforeEach, describe, expect, it } from 'vitest';
import { emptyPage, type PageChange, type PageModel } from '../../../src/workspace/page/state/page-model.ts';
import { reducePage } from '../../../src/workspace/page/state/reduce-page.ts';
import type { PageChannel, PageMessage, PageState, PageView } from '../../../src/workspace/page-api.ts';

const channel = (id: string, unread = 0, kind: PageChannel['kind'] = 'channel'): PageChannel => ({
  id,
  name: id.toLowerCase(),
  kind,
  topic: '',
  memberIds: [],
  isArchived: false,
  unread,
});
const workspaceOf = (as: string, channels: PageChannel[]): PageState => ({
  team: 'Dinas',
  users: [],
  me: { id: as, name: as, title: '', isBot: false },
  channels,
  commands: [],
  shortcuts: [],
  botUserId: 'UBOT',
  connected: true,
});
const message = (ts: string, more: Partial<PageMessage> = {}): PageMessage => ({
  channel: 'C1',
  ts,
  user: 'UBOT',
  text: ts,
  blocks: [],
  ...more,
});
const view = (id: string): PageView => ({ id, rootId: 'V1', type: 'modal', callbackId: 'x', title: id, blocks: [] });

const after = (page: PageModel, ...changes: PageChange[]): PageModel => changes.reduce(reducePage, page);
const opened = (id: string, how: 'open' | 'push' | 'update' = 'push'): PageChange => ({
  type: 'streamed',
  event: { type: 'view', view: view(id), how },
});
const shownTs = (page: PageModel): string[] | undefined => page.messages['C1']?.map(({ ts }) => ts);

let page: PageModel;
beforeEach(() => {
  page = after(emptyPage({ as: 'U1', place: { kind: 'channel', channel: 'C1' } }), {
    type: 'workspace_loaded',
    workspace: workspaceOf('U1', [channel('C1'), channel('C2', 2), channel('D1', 0, 'dm')]),
  });
});

describe('messages', () => {
  it('given a message before the list is loaded, when the list comes, then it is there once', () => {
    const loaded: PageChange = {
      type: 'messages_loaded',
      channel: 'C1',
      messages: [message('1'), message('2')],
      before: [],
    };
    const ended = after(page, { type: 'streamed', event: { type: 'message', message: message('2') } }, loaded);
    expect(shownTs(ended)).toEqual(['1', '2']);
  });

  it('given a list on its way, when messages come and change meanwhile, then they win over the list', () => {
    const first = after(page, {
      type: 'messages_loaded',
      channel: 'C1',
      messages: [message('1'), message('9')],
      before: [],
    });
    const ended = after(
      first,
      { type: 'streamed', event: { type: 'message', message: message('2') } },
      { type: 'streamed', event: { type: 'message_changed', message: message('1', { text: 'baru' }) } },
      { type: 'messages_loaded', channel: 'C1', messages: [message('1')], before: first.messages['C1'] ?? [] },
    );
    expect(ended.messages['C1']?.map(({ text }) => text)).toEqual(['baru', '2']);
  });

  it('given the home on its way, when the app publishes a newer one meanwhile, then the newer one stays', () => {
    const home: PageView = { ...view('H1'), type: 'home' };
    const ended = after(
      page,
      { type: 'streamed', event: { type: 'home', view: home } },
      { type: 'home_loaded', view: null, before: undefined },
    );
    expect(ended.home).toBe(home);
  });

  it('given messages out of order and changed, then time decides the order and the newest text is shown', () => {
    const ended = after(
      page,
      { type: 'messages_loaded', channel: 'C1', messages: [message('1'), message('3')], before: [] },
      { type: 'streamed', event: { type: 'message', message: message('2') } },
      { type: 'streamed', event: { type: 'message_changed', message: message('1', { text: 'baru' }) } },
      { type: 'streamed', event: { type: 'message_deleted', channel: 'C1', ts: '3' } },
    );
    expect(ended.messages['C1']?.map(({ text }) => text)).toEqual(['baru', '2']);
  });

  it('given a reply, then it goes to its open thread and not to the channel', () => {
    const ended = after(
      page,
      { type: 'messages_loaded', channel: 'C1', messages: [message('1')], before: [] },
      { type: 'thread_loaded', key: 'C1/1', messages: [message('1')], before: [] },
      { type: 'streamed', event: { type: 'message', message: message('2', { threadTs: '1' }) } },
    );
    expect(shownTs(ended)).toEqual(['1']);
    expect(ended.threads['C1/1']?.map(({ ts }) => ts)).toEqual(['1', '2']);
  });

  it('given two unread messages, when the channel is opened, then "Baru" stands above the first, own ones not counted', () => {
    const messages = ['1', '2', '3']
      .map((ts) => message(ts, { channel: 'C2' }))
      .concat(message('4', { channel: 'C2', user: 'U1' }));
    const ended = after(
      page,
      { type: 'place_opened', place: { kind: 'channel', channel: 'C2' } },
      { type: 'messages_loaded', channel: 'C2', messages, before: [] },
      { type: 'channel_read', channel: 'C2' },
    );
    expect(ended.newFrom).toBe('2');
    expect(ended.workspace?.channels.find(({ id }) => id === 'C2')?.unread).toBe(0);
  });
});

describe('another person', () => {
  it('given a channel and a thread, when another person is chosen, then the place stays and nothing else does', () => {
    const busy = after(
      page,
      { type: 'place_opened', place: { kind: 'channel', channel: 'C1', thread: '1' } },
      { type: 'messages_loaded', channel: 'C1', messages: [message('1')], before: [] },
      opened('V1', 'open'),
      {
        type: 'value_changed',
        scope: 'V1',
        blockId: 'b',
        actionId: 'a',
        state: { type: 'plain_text_input', value: 'x' },
      },
      { type: 'person_chosen', as: 'U2' },
    );
    expect(busy.route).toEqual({ as: 'U2', place: { kind: 'channel', channel: 'C1', thread: '1' } });
    expect([busy.messages, busy.views, busy.entered, busy.workspace?.channels]).toEqual([{}, [], {}, []]);
    expect(busy.workspace?.me).toBeUndefined();
  });

  it("given somebody's direct messages, when a person who may not see them comes, then the first channel is shown", () => {
    const ended = after(
      page,
      { type: 'place_opened', place: { kind: 'channel', channel: 'D1' } },
      { type: 'person_chosen', as: 'U2' },
      { type: 'workspace_loaded', workspace: workspaceOf('U2', [channel('D2', 0, 'dm'), channel('C2')]) },
    );
    expect(ended.route.place).toEqual({ kind: 'channel', channel: 'C2' });
  });
});

describe('modals', () => {
  it('given a stack, when a fourth comes, then three remain', () => {
    const ended = after(page, opened('V1', 'open'), opened('V2'), opened('V3'), opened('V4'));
    expect(ended.views.map(({ id }) => id)).toEqual(['V2', 'V3', 'V4']);
  });

  it('given a stack, when one is closed, then those above it go too; with clear, all', () => {
    const stack = after(page, opened('V1', 'open'), opened('V2'), opened('V3'));
    const closed = (clear: boolean): PageModel =>
      after(stack, { type: 'streamed', event: { type: 'view_closed', viewId: 'V2', clear } });
    expect(closed(false).views.map(({ id }) => id)).toEqual(['V1']);
    expect(closed(true).views).toEqual([]);
  });

  it('given a filled modal, when it is updated, then what was entered stays and its faults go', () => {
    const filled = after(
      page,
      opened('V1', 'open'),
      {
        type: 'value_changed',
        scope: 'V1',
        blockId: 'note',
        actionId: 'note',
        state: { type: 'plain_text_input', value: 'isi' },
      },
      { type: 'errors_found', viewId: 'V1', errors: { note: 'Terlalu pendek.' } },
      opened('V1', 'update'),
    );
    expect(filled.entered['V1']?.['note']?.['note']).toEqual({ type: 'plain_text_input', value: 'isi' });
    expect(filled.errors['V1']).toBeUndefined();
  });

  it('given two faults, when one field is changed, then only its fault goes; closing forgets everything', () => {
    const faulty = after(
      page,
      opened('V1', 'open'),
      { type: 'errors_found', viewId: 'V1', errors: { note: 'a', to: 'b' } },
      {
        type: 'value_changed',
        scope: 'V1',
        blockId: 'note',
        actionId: 'note',
        state: { type: 'plain_text_input', value: 'isi' },
      },
    );
    expect(faulty.errors['V1']).toEqual({ to: 'b' });
    const closed = after(faulty, { type: 'view_dismissed', viewId: 'V1' });
    expect([closed.views, closed.errors, closed.entered]).toEqual([[], {}, {}]);
  });
});

describe('notices', () => {
  it('given a resync, then everything is loaded anew', () => {
    expect(after(page, { type: 'streamed', event: { type: 'resync' } }).epoch).toBe(page.epoch + 1);
  });

  it('given the same notice twice, then it is shown once', () => {
    const ended = after(
      page,
      { type: 'toast_shown', toast: { id: 1, text: 'a' } },
      { type: 'toast_shown', toast: { id: 2, text: 'a' } },
    );
    expect(ended.toasts).toEqual([{ id: 2, text: 'a' }]);
  });
});
