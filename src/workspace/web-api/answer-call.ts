/** The Web API door: one HTTP request is one call of a method. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallFault, PlannedFaults } from '../faults.ts';
import { readBody, send, sendJson, urlOf } from '../http/exchange.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import type { Method } from './method.ts';
import { METHODS } from './methods.ts';
import type { RateLimiter } from './rate-limits.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

export type WebApi = {
  workspace: Workspace;
  limiter: RateLimiter;
  faults: PlannedFaults;
  /** The bot scopes of the app's manifest; absent: every scope. */
  scopes?: readonly string[];
};

type Arguments = Record<string, unknown>;

/** Answers `/api/<name>`. Slack says 200 to every call it understood, refused or not. */
export async function answerCall(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  api: WebApi,
): Promise<void> {
  const given = await argumentsOf(request);
  const fault = api.faults.take(name);
  if (fault && !('dropAnswerAfterPosting' in fault)) return failCall(fault, response);
  try {
    const method = methodNamed(name);
    assertToken(method, given, request, api);
    assertScope(method, given, api);
    const { channel } = given;
    const wait = api.limiter.take(name, method.pace, typeof channel === 'string' ? channel : '');
    if (wait > 0) return sendRateLimited(response, wait);
    const { token: _token, ...args } = given;
    const result = method.run(args, api.workspace);
    if (fault) response.destroy();
    else sendJson(response, 200, { ok: true, ...result });
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    sendJson(response, 200, { ok: false, error: error.code, ...error.extra });
  }
}

function failCall(fault: CallFault, response: ServerResponse): void {
  if ('status' in fault) send(response, fault.status, 'text/plain', 'upstream trouble');
  else if ('rateLimited' in fault) sendRateLimited(response, fault.rateLimited);
  else if ('garbage' in fault) send(response, 200, 'text/html', '<!doctype html><title>Server Error</title>');
  else if ('error' in fault) sendJson(response, 200, { ok: false, error: fault.error });
}

function sendRateLimited(response: ServerResponse, seconds: number): void {
  sendJson(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });
}

function methodNamed(name: string): Method {
  const method = METHODS.get(name);
  if (!method) throw new SlackError('unknown_method', { req_method: name });
  return method;
}

function assertToken(method: Method, given: Arguments, request: IncomingMessage, { workspace, faults }: WebApi): void {
  const bearer = /^Bearer (.+)$/iu.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? given['token'];
  if (token === undefined || token === '') throw new SlackError('not_authed');
  const { bot, app } = workspace.tokens;
  if (token !== bot && token !== app) throw new SlackError('invalid_auth');
  if (token === bot && faults.isRevoked()) throw new SlackError('token_revoked');
  if (token !== workspace.tokens[method.token]) throw new SlackError('not_allowed_token_type');
}

/** Reading a direct conversation takes the scope of its own kind: `im:history` where a channel's is `channels:history`. */
function assertScope({ scope }: Method, { channel }: Arguments, { workspace, scopes }: WebApi): void {
  if (scope === undefined || scopes === undefined) return;
  const isDirect = workspace.chat.channels().some(({ id, kind }) => id === channel && kind === 'dm');
  const needed = isDirect ? scope.replace(/^channels:/u, 'im:') : scope;
  if (!scopes.includes(needed)) throw new SlackError('missing_scope', { needed, provided: scopes.join(',') });
}

/** Arguments of the query, a form or a JSON object; anything else is no arguments. */
async function argumentsOf(request: IncomingMessage): Promise<Arguments> {
  const query = Object.fromEntries(urlOf(request).searchParams);
  const body = (await readBody(request, MAX_BODY_BYTES)).toString('utf8');
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  }
  try {
    const given: unknown = JSON.parse(body);
    return typeof given === 'object' && given !== null ? { ...query, ...given } : query;
  } catch {
    return query;
  }
}
