import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Sent } from '../../outbox/channel.ts';
import { networkFailure } from '../../outbox/network-failure.ts';

/** Slack's codes that a person has to do something about; nothing gets through until then. */
const BLOCKED: ReadonlySet<string> = new Set([
  'access_denied',
  'account_inactive',
  'channel_not_found',
  'ekm_access_denied',
  'invalid_auth',
  'is_archived',
  'is_inactive',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'not_in_channel',
  'org_login_required',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);

/** Codes that speak of this one message: another try of the same cannot succeed. */
const REFUSED: ReadonlySet<string> = new Set([
  'as_user_not_supported',
  'cant_update_message',
  'edit_window_closed',
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
]);

/** Codes with which Slack itself says that part of it may have happened. Text that is no code came from something between. */
const isDoubtful = (code: string): boolean =>
  code === 'internal_error' || code === 'fatal_error' || code === 'request_timeout' || !/^[a-z0-9_]{1,80}$/u.test(code);

/** What a failed call to Slack means for the message it carried. */
export const failureOf = (error: unknown): Exclude<Sent, { outcome: 'shown' }> => {
  if (error instanceof WebAPIRateLimitedError) return { outcome: 'wait', ms: error.retryAfter * 1_000 };
  if (error instanceof WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    const why = `http_${error.statusCode}`;
    return error.statusCode >= 500 ? { outcome: 'in-doubt', why } : { outcome: 'not-sent', why };
  }
  return networkFailure(error instanceof WebAPIRequestError ? error.original : error);
};

const platformFailure = (code: string): Exclude<Sent, { outcome: 'shown' }> => {
  if (code === 'ratelimited' || code === 'rate_limited') return { outcome: 'wait', ms: 1_000 };
  if (BLOCKED.has(code)) return { outcome: 'blocked', problem: code };
  if (REFUSED.has(code)) return { outcome: 'refused', why: code };
  if (isDoubtful(code)) return { outcome: 'in-doubt', why: 'garbled_answer' };
  return { outcome: 'not-sent', why: code };
};

/** Slack's code of a refused call; undefined for every other failure. */
export const platformCode = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;
