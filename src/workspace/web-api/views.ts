import { z } from 'zod';
import { checkView } from '../block-kit/check.ts';
import { faultAnswer } from '../block-kit/faults.ts';
import type { ViewRecord } from '../chat/records.ts';
import { type ViewContent, viewContent } from '../interactivity/view-content.ts';
import { SlackError } from '../slack-error.ts';
import { id, json } from './arguments.ts';
import { method } from './method.ts';
import { slackView } from './slack-shapes.ts';

const view = json(z.unknown());

const open = method({
  name: 'views.open',
  pace: 'tier4',
  args: z.object({ trigger_id: z.string(), view }),
  run(args, workspace) {
    const content = checkedView(args.view, 'modal');
    const { user } = workspace.triggers.exchange(args.trigger_id);
    return shown(workspace.views.open(user, content));
  },
});

const push = method({
  name: 'views.push',
  pace: 'tier4',
  args: z.object({ trigger_id: z.string(), view }),
  run(args, workspace) {
    const content = checkedView(args.view, 'modal');
    const { user, viewId } = workspace.triggers.exchange(args.trigger_id);
    if (viewId === undefined) throw new SlackError('not_found');
    return shown(workspace.views.push(user, content));
  },
});

const update = method({
  name: 'views.update',
  pace: 'tier4',
  args: z.object({ view_id: id.optional(), external_id: z.string().optional(), hash: z.string().optional(), view }),
  run(args, workspace) {
    const old = workspace.views.find(args.view_id, args.external_id);
    const content = checkedView(args.view, old.type);
    assertHash(old, args.hash);
    return shown(workspace.views.update(old, content));
  },
});

const publish = method({
  name: 'views.publish',
  pace: 'tier4',
  args: z.object({ user_id: id, hash: z.string().optional(), view }),
  run(args, workspace) {
    if (!workspace.directory.people.has(args.user_id)) throw new SlackError('user_not_found');
    const content = checkedView(args.view, 'home');
    const old = workspace.views.home(args.user_id);
    if (old) assertHash(old, args.hash);
    return shown(workspace.views.publish(args.user_id, content));
  },
});

export const viewMethods = [open, push, update, publish];

/** @throws SlackError invalid_arguments with every broken rule */
export function checkedView(given: unknown, type: 'modal' | 'home'): ViewContent {
  const faults = checkView(given);
  const content = viewContent(given);
  if (faults.length === 0 && content?.type !== type) {
    faults.push({ message: `must be a view of type ${type}`, pointer: '/view/type' });
  }
  if (faults.length > 0 || !content) {
    const { response_metadata } = faultAnswer(faults);
    throw new SlackError('invalid_arguments', { response_metadata });
  }
  return content;
}

function assertHash(current: ViewRecord, hash: string | undefined): void {
  if (hash !== undefined && hash !== current.hash) throw new SlackError('hash_conflict');
}

function shown(record: ViewRecord): object {
  return { view: slackView(record) };
}
