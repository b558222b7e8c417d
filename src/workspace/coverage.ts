/** What of Slack this workspace stands in for. A test compares the list with what is really there. */

export type Support = 'supported' | 'partial' | 'absent';
export type CoverageArea = 'method' | 'block' | 'element' | 'event' | 'interaction' | 'protocol';
export type Coverage = { area: CoverageArea; name: string; support: Support; notes?: string };

function all(area: CoverageArea, support: Support, names: string): Coverage[] {
  return names
    .trim()
    .split(/\s+/u)
    .map((name) => ({ area, name, support }));
}

export const COVERAGE: readonly Coverage[] = [
  ...all('method', 'supported', 'api.test auth.test apps.connections.open chat.delete chat.getPermalink bots.info'),
  ...all('method', 'supported', 'conversations.info conversations.join conversations.members users.info users.list'),
  ...all(
    'method',
    'supported',
    'usergroups.list usergroups.users.list views.open views.publish views.push views.update',
  ),
  ...all('method', 'supported', 'files.getUploadURLExternal conversations.history conversations.replies'),
  {
    area: 'method',
    name: 'chat.postMessage',
    support: 'partial',
    notes:
      'Attachments, reply_broadcast, scheduling, custom names and icons are ignored; parse and unfurl options change nothing.',
  },
  { area: 'method', name: 'chat.update', support: 'partial', notes: 'Attachments and file_ids are ignored.' },
  { area: 'method', name: 'chat.postEphemeral', support: 'partial', notes: 'Always delivered; gone after a restart.' },
  { area: 'method', name: 'conversations.open', support: 'partial', notes: 'One person; no group conversations.' },
  {
    area: 'method',
    name: 'conversations.list',
    support: 'partial',
    notes: 'Channels are public; there are none private.',
  },
  {
    area: 'method',
    name: 'files.completeUploadExternal',
    support: 'partial',
    notes: 'The message is posted at once; files are kept in memory until the end of the run. The page shows PNG.',
  },
  ...all(
    'method',
    'absent',
    'chat.scheduleMessage chat.startStream chat.unfurl conversations.create conversations.invite',
  ),
  ...all(
    'method',
    'absent',
    'conversations.kick conversations.mark files.info files.list pins.add reactions.add bookmarks.add',
  ),
  { area: 'method', name: 'users.lookupByEmail', support: 'absent', notes: 'People here have no e-mail addresses.' },

  ...all('block', 'supported', 'section header divider context actions image input'),
  { area: 'block', name: 'rich_text', support: 'partial', notes: 'Taken as it comes, its inside is not checked.' },
  { area: 'block', name: 'markdown', support: 'partial', notes: 'The 12,000 characters are counted a block.' },
  { area: 'block', name: 'table', support: 'partial', notes: 'Cells are not checked.' },
  ...all('block', 'absent', 'alert card carousel container context_actions data_table file plan task_card video'),

  ...all('element', 'supported', 'button overflow static_select multi_static_select users_select multi_users_select'),
  ...all('element', 'supported', 'channels_select datepicker timepicker datetimepicker checkboxes radio_buttons'),
  ...all('element', 'supported', 'plain_text_input number_input email_text_input url_text_input'),
  { area: 'element', name: 'conversations_select', support: 'partial', notes: 'Filters are not checked.' },
  ...all('element', 'absent', 'external_select multi_external_select multi_channels_select file_input rich_text_input'),

  ...all('event', 'supported', 'app_home_opened app_mention member_joined_channel member_left_channel'),
  {
    area: 'event',
    name: 'message',
    support: 'partial',
    notes: "People's posts in channels and direct conversations; not the bot's own posts, edits or deletions.",
  },
  ...all(
    'event',
    'absent',
    'app_uninstalled channel_archive reaction_added subteam_members_changed tokens_revoked user_change',
  ),

  ...all('interaction', 'supported', 'block_actions view_submission view_closed shortcut message_action slash_command'),
  ...all('interaction', 'supported', 'response_url'),
  { area: 'interaction', name: 'block_suggestion', support: 'absent' },

  ...all('protocol', 'supported', 'socket_mode trigger_ids metadata threads rate_limits scopes'),
  {
    area: 'protocol',
    name: 'http_events',
    support: 'absent',
    notes: 'Payloads go through Socket Mode only; nothing is posted to a request URL.',
  },
  { area: 'protocol', name: 'oauth', support: 'absent', notes: 'The tokens are given when the workspace opens.' },
];
