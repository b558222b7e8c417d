import { ErrorCode } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { person } from '../support/workspace-person.ts';
import { SOME_TEXT } from './matchers.ts';
import { BUDI, CHIEFS, OTHER_ROOM, OUTSIDER, openTestWorkspace, ROOM, SEED, SITI } from './open-test-workspace.ts';
import { refusal, slack } from './slack-client.ts';

const NEW_YEAR = Date.UTC(2026, 0, 1);

describe('given the real web-api client', () => {
  it('when it asks who it is, then it is the bot of the team', async () => {
    const workspace = await openTestWorkspace();
    const me = await slack(workspace).auth.test();
    expect(me).toMatchObject({ ok: true, user_id: workspace.botUserId, team: SEED.team, url: `${workspace.url}/` });
  });

  it('when a call carries no token, a wrong one or the other kind, then each is refused by name', async () => {
    const workspace = await openTestWorkspace();
    const withToken = (botToken: string) => slack({ ...workspace, botToken }).auth.test();
    expect(await refusal(withToken(''))).toMatchObject({ error: 'not_authed' });
    expect(await refusal(withToken('xoxb-wrong'))).toMatchObject({ error: 'invalid_auth' });
    expect(await refusal(withToken(workspace.appToken))).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await refusal(slack(workspace).apps.connections.open())).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await refusal(slack(workspace).apiCall('chat.dance'))).toMatchObject({ error: 'unknown_method' });
  });

  it('when the manifest lacks a scope, then the answer names what is needed', async () => {
    const workspace = await openTestWorkspace({ scopes: ['users:read'] });
    const refused = await refusal(slack(workspace).chat.postMessage({ channel: ROOM, text: 'x' }));
    expect(refused).toMatchObject({ error: 'missing_scope', needed: 'chat:write', provided: 'users:read' });
    expect((await slack(workspace).users.list({})).members).toHaveLength(4);
  });

  it('when it reads a direct conversation with the scope for channels only, then im:history is missing', async () => {
    const workspace = await openTestWorkspace({ scopes: ['im:write', 'channels:history'] });
    const { conversations } = slack(workspace);
    const { channel } = await conversations.open({ users: SITI });
    const refused = await refusal(conversations.history({ channel: channel?.id ?? '' }));
    expect(refused).toMatchObject({ error: 'missing_scope', needed: 'im:history' });
  });

  it('when it posts with metadata, then history returns the message, and the metadata only on request', async () => {
    const workspace = await openTestWorkspace();
    const client = slack(workspace);
    const metadata = { event_type: 'case', event_payload: { id: '1', version: 2 } };
    const { ts } = await client.chat.postMessage({ channel: ROOM, text: 'hello', metadata });
    const plain = await client.conversations.history({ channel: ROOM });
    const full = await client.conversations.history({ channel: ROOM, include_all_metadata: true });
    expect(plain.messages).toEqual([expect.objectContaining({ ts, text: 'hello', bot_id: SOME_TEXT })]);
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    expect(full.messages?.[0]).toMatchObject({ metadata });
  });

  it('when metadata is nested, then it is invalid_metadata_format', async () => {
    const workspace = await openTestWorkspace();
    const metadata = { event_type: 'case', event_payload: { deep: { no: 1 } } };
    const refused = await refusal(slack(workspace).chat.postMessage({ channel: ROOM, text: 'x', metadata }));
    expect(refused).toMatchObject({ error: 'invalid_metadata_format' });
  });

  it('when it posts where it may not, then Slack’s own code says why', async () => {
    const workspace = await openTestWorkspace();
    const { chat } = slack(workspace);
    const post = (channel: string) => refusal(chat.postMessage({ channel, text: 'x' }));
    expect(await post('C404')).toMatchObject({ error: 'channel_not_found' });
    workspace.faults.removeBot(ROOM);
    expect(await post(ROOM)).toMatchObject({ error: 'not_in_channel' });
    workspace.faults.archive(OTHER_ROOM);
    expect(await post(OTHER_ROOM)).toMatchObject({ error: 'is_archived' });
    expect(await refusal(chat.postMessage({ channel: BUDI, text: '' }))).toMatchObject({ error: 'no_text' });
  });

  it('when an argument is missing, then invalid_arguments names it', async () => {
    const workspace = await openTestWorkspace();
    const refused = await refusal(slack(workspace).apiCall('chat.postMessage', { text: 'x' }));
    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    });
  });

  it('when text is beyond 40,000 characters, then it is cut with a warning; an update of 4,001 is refused', async () => {
    const workspace = await openTestWorkspace();
    const { chat } = slack(workspace);
    const posted = await chat.postMessage({ channel: ROOM, text: '𝒂'.repeat(40_001) });
    expect(posted).toMatchObject({ warning: 'message_truncated' });
    expect([...(posted.message?.text ?? '')]).toHaveLength(40_000);
    const tooLong = chat.update({ channel: ROOM, ts: posted.ts ?? '', text: 'a'.repeat(4001) });
    expect(await refusal(tooLong)).toMatchObject({ error: 'msg_too_long' });
  });

  it('when a thread is unknown, then the message stands at top level without a word', async () => {
    const workspace = await openTestWorkspace();
    const { chat } = slack(workspace);
    const stray = await chat.postMessage({ channel: ROOM, text: 'x', thread_ts: '1.000001' });
    expect(stray.message).not.toHaveProperty('thread_ts');
    const reply = await chat.postMessage({ channel: ROOM, text: 'y', thread_ts: stray.ts ?? '' });
    const toReply = await chat.postMessage({ channel: ROOM, text: 'z', thread_ts: reply.ts ?? '' });
    expect(toReply.message).toMatchObject({ thread_ts: stray.ts });
    const { messages } = await slack(workspace).conversations.replies({ channel: ROOM, ts: stray.ts ?? '' });
    expect(messages?.map((message) => message.text)).toEqual(['x', 'y', 'z']);
    expect(messages?.[0]).toMatchObject({ reply_count: 2, latest_reply: toReply.ts });
  });

  it('when it updates, then blocks vanish without blocks, text stays without text, and only text is marked edited', async () => {
    const workspace = await openTestWorkspace();
    const client = slack(workspace);
    const blocks = [{ type: 'divider' as const }];
    const { ts = '' } = await client.chat.postMessage({ channel: ROOM, text: 'one', blocks });
    const answer = await client.chat.update({
      channel: ROOM,
      ts,
      blocks: [...blocks, ...blocks],
      text: undefined as never,
    });
    expect(answer.message).toMatchObject({ text: 'one', blocks: [{ block_id: 'b0' }, { block_id: 'b1' }] });
    expect(answer.message).not.toHaveProperty('ts');
    expect(answer.message).not.toHaveProperty('edited');
    const bare = await client.chat.update({ channel: ROOM, ts, text: 'two' });
    expect(bare.message).toMatchObject({ text: 'two', edited: { user: workspace.botUserId } });
    expect(bare.message).not.toHaveProperty('blocks');
  });

  it('when it touches a message that is gone or a person’s, then it is refused', async () => {
    const workspace = await openTestWorkspace();
    const { chat } = slack(workspace);
    const siti = person(workspace.url, SITI);
    const ts = await siti.post(ROOM, 'mine');
    expect(await refusal(chat.update({ channel: ROOM, ts: '1.000001', text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    });
    expect(await refusal(chat.update({ channel: ROOM, ts, text: 'x' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refusal(chat.delete({ channel: ROOM, ts }))).toMatchObject({ error: 'cant_delete_message' });
    expect(await refusal(chat.update({ channel: SITI, ts, text: 'x' }))).toMatchObject({ error: 'channel_not_found' });
    siti.leave();
  });

  it('when it speaks to one person, then only that person sees it, and outsiders are refused', async () => {
    const workspace = await openTestWorkspace();
    const { chat } = slack(workspace);
    const [siti, budi] = [person(workspace.url, SITI), person(workspace.url, BUDI)];
    await chat.postEphemeral({ channel: ROOM, user: SITI, text: 'psst' });
    expect(await siti.messages(ROOM)).toMatchObject([{ text: 'psst', ephemeral: true }]);
    expect(await budi.messages(ROOM)).toEqual([]);
    const toOutsider = chat.postEphemeral({ channel: ROOM, user: OUTSIDER, text: 'x' });
    expect(await refusal(toOutsider)).toMatchObject({ error: 'user_not_in_channel' });
    siti.leave();
    budi.leave();
  });

  it('when it writes to a person, then the direct conversation opens with an id that follows from the person', async () => {
    const workspace = await openTestWorkspace();
    const client = slack(workspace);
    const opened = await client.conversations.open({ users: SITI, return_im: true });
    const posted = await client.chat.postMessage({ channel: SITI, text: 'hello' });
    expect(opened.channel).toMatchObject({ id: `D${SITI.slice(1)}`, is_im: true, user: SITI });
    expect(posted.channel).toBe(opened.channel?.id);
    expect(await refusal(client.conversations.open({ users: 'U404' }))).toMatchObject({ error: 'user_not_found' });
  });

  it('when lists are long, then they come in pages whose cursors lead to the end', async () => {
    const workspace = await openTestWorkspace();
    const client = slack(workspace);
    for (const text of ['1', '2', '3', '4', '5']) await client.chat.postMessage({ channel: ROOM, text });
    const texts: (string | undefined)[] = [];
    for await (const page of client.paginate('conversations.history', { channel: ROOM, limit: 2 })) {
      const { messages } = page as { messages?: { text?: string }[] };
      texts.push(...(messages ?? []).map((message) => message.text));
    }
    expect(texts).toEqual(['5', '4', '3', '2', '1']);
    const bad = client.conversations.history({ channel: ROOM, cursor: 'nonsense' });
    expect(await refusal(bad)).toMatchObject({ error: 'invalid_cursor' });
  });

  it('when history is asked for a span, then its bounds count only if inclusive', async () => {
    const workspace = await openTestWorkspace();
    const client = slack(workspace);
    const [first, second] = [
      await client.chat.postMessage({ channel: ROOM, text: '1' }),
      await client.chat.postMessage({ channel: ROOM, text: '2' }),
    ];
    const span = { channel: ROOM, oldest: first.ts ?? '', latest: second.ts ?? '' };
    expect((await client.conversations.history(span)).messages).toEqual([]);
    expect((await client.conversations.history({ ...span, inclusive: true })).messages).toHaveLength(2);
  });

  it('when it asks about people, groups and channels, then the seed answers', async () => {
    const workspace = await openTestWorkspace();
    const client = slack(workspace);
    expect((await client.users.info({ user: BUDI })).user).toMatchObject({
      name: 'budi.santoso',
      profile: { title: 'Chief' },
    });
    expect((await client.usergroups.list({ include_users: true })).usergroups).toMatchObject([
      { handle: 'chiefs', users: [BUDI] },
    ]);
    expect((await client.usergroups.users.list({ usergroup: CHIEFS })).users).toEqual([BUDI]);
    expect(await refusal(client.usergroups.users.list({ usergroup: 'S404' }))).toMatchObject({
      error: 'no_such_subteam',
    });
    expect((await client.conversations.members({ channel: ROOM })).members).toEqual([SITI, BUDI, workspace.botUserId]);
    expect((await client.conversations.list({})).channels?.map((channel) => channel.name)).toEqual([
      'complaints',
      'quiet',
    ]);
    const permalink = await client.chat.postMessage({ channel: ROOM, text: 'x' });
    const { permalink: link } = await client.chat.getPermalink({ channel: ROOM, message_ts: permalink.ts ?? '' });
    expect(link).toBe(`${workspace.url}/archives/${ROOM}/p${permalink.ts?.replace('.', '')}`);
  });

  it('when it uploads a file, then the message links to exactly those bytes', async () => {
    const workspace = await openTestWorkspace();
    const content = Buffer.from([0, 1, 2, 255]);
    await slack(workspace).files.uploadV2({
      channel_id: ROOM,
      file: content,
      filename: 'recap <1>.xlsx',
      initial_comment: 'Recap',
    });
    const { messages } = await slack(workspace).conversations.history({ channel: ROOM });
    const [file] = messages?.[0]?.files ?? [];
    expect(file).toMatchObject({ name: 'recap <1>.xlsx', size: 4 });
    const download = await fetch(file?.url_private ?? '');
    expect(download.headers.get('content-disposition')).toMatch(/^attachment/u);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(content);
  });
});

describe('given a clock that is not the world’s', () => {
  it('when it stands still or jumps back, then every ts is still greater than the one before', async () => {
    let now = NEW_YEAR;
    const workspace = await openTestWorkspace({ now: () => now });
    const { chat } = slack(workspace);
    const first = await chat.postMessage({ channel: ROOM, text: '1' });
    const second = await chat.postMessage({ channel: ROOM, text: '2' });
    now -= 3_600_000;
    const third = await chat.postMessage({ channel: ROOM, text: '3' });
    expect([first.ts, second.ts, third.ts]).toEqual(['1767225600.000000', '1767225600.000001', '1767225600.000002']);
  });
});

describe('given Slack’s rate limits', () => {
  it('when a channel gets more than a burst, then the rest is 429 with Retry-After, other channels go on', async () => {
    let elapsed = 0;
    const workspace = await openTestWorkspace({ rateLimits: 'slack', elapsed: () => elapsed });
    const { chat } = slack(workspace, { rejectRateLimitedCalls: true });
    for (const text of ['1', '2', '3', '4', '5']) await chat.postMessage({ channel: ROOM, text });
    await expect(chat.postMessage({ channel: ROOM, text: '6' })).rejects.toMatchObject({
      code: ErrorCode.RateLimitedError,
      retryAfter: 1,
    });
    await chat.postMessage({ channel: OTHER_ROOM, text: '1' });
    elapsed = 1000;
    await chat.postMessage({ channel: ROOM, text: '6' });
  });
});

describe('given a fault switch', () => {
  it('when Slack fails, refuses, talks nonsense or asks to wait, then the next call shows it and the one after is fine', async () => {
    const workspace = await openTestWorkspace();
    const { chat } = slack(workspace, { rejectRateLimitedCalls: true });
    const post = () => chat.postMessage({ channel: ROOM, text: 'x' });
    workspace.faults.next('chat.postMessage', { status: 500 });
    workspace.faults.next('chat.postMessage', { garbage: true });
    workspace.faults.next('chat.postMessage', { rateLimited: 2 });
    workspace.faults.next('chat.postMessage', { error: 'fatal_error' });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.HTTPError, statusCode: 500 });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.PlatformError });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 2 });
    expect(await refusal(post())).toMatchObject({ error: 'fatal_error' });
    await post();
    expect((await slack(workspace).conversations.history({ channel: ROOM })).messages).toHaveLength(1);
  });

  it('when the answer is lost after posting, then the message stands there once', async () => {
    const workspace = await openTestWorkspace();
    workspace.faults.next('chat.postMessage', { dropAnswerAfterPosting: true });
    const lost = slack(workspace).chat.postMessage({ channel: ROOM, text: 'x' });
    await expect(lost).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect((await slack(workspace).conversations.history({ channel: ROOM })).messages).toHaveLength(1);
  });

  it('when a call hangs, then the client’s own limit ends it', async () => {
    const workspace = await openTestWorkspace();
    workspace.faults.next('chat.postMessage', { hang: true });
    const hung = slack(workspace, { timeout: 100 }).chat.postMessage({ channel: ROOM, text: 'x' });
    await expect(hung).rejects.toMatchObject({ code: ErrorCode.RequestError });
  });

  it('when the token is revoked, then every call says so until it is restored', async () => {
    const workspace = await openTestWorkspace();
    workspace.faults.revokeToken();
    expect(await refusal(slack(workspace).auth.test())).toMatchObject({ error: 'token_revoked' });
    workspace.faults.restoreToken();
    await slack(workspace).auth.test();
  });
});
