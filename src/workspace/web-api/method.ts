import type { z } from 'zod';
import { faultsOf } from '../block-kit/faults.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import type { Pace } from './rate-limits.ts';

/** One Web API method, ready to be called with whatever the request carried. */
export type Method = {
  name: string;
  /** The bot scope it needs; absent when any token will do. */
  scope?: string;
  /** Which token opens it. */
  token: 'bot' | 'app';
  pace: Pace;
  /** @throws SlackError with Slack's code for the method */
  run(raw: Record<string, unknown>, workspace: Workspace): object;
};

type Definition<S extends z.ZodType> = {
  name: string;
  scope?: string;
  token?: 'bot' | 'app';
  pace: Pace;
  args: S;
  run(args: z.output<S>, workspace: Workspace): object;
};

/** Arguments are checked by schema before `run` sees them; what breaks it is `invalid_arguments`, named one by one. */
export function method<S extends z.ZodType>({ args, run, token = 'bot', ...rest }: Definition<S>): Method {
  return {
    ...rest,
    token,
    run(raw, workspace) {
      const parsed = args.safeParse(raw, { reportInput: true });
      if (!parsed.success) throw invalidArguments(parsed.error);
      return run(parsed.data, workspace);
    },
  };
}

function invalidArguments(error: z.ZodError): SlackError {
  const messages = faultsOf(error.issues, []).map(({ message, pointer }) =>
    message.startsWith('missing required field')
      ? `[ERROR] ${message}`
      : `[ERROR] ${message} [json-pointer:${pointer}]`,
  );
  return new SlackError('invalid_arguments', { response_metadata: { messages } });
}
