import type { PageChange, PageModel } from './page-model.ts';

type FormChange = Extract<
  PageChange,
  { type: 'value_changed' | 'errors_found' | 'view_dismissed' | 'press_started' | 'press_ended' }
>;

/** The page after somebody filled in, pressed or closed something. */
export function reduceForm(page: PageModel, change: FormChange): PageModel {
  switch (change.type) {
    case 'value_changed':
      return withValue(page, change);
    case 'errors_found':
      return { ...page, errors: { ...page.errors, [change.viewId]: change.errors } };
    case 'view_dismissed':
      return withoutView(page, change.viewId);
    case 'press_started':
      return { ...page, pending: [...page.pending, change.key] };
    case 'press_ended':
      return { ...page, pending: page.pending.filter((key) => key !== change.key) };
  }
}

/** A closed view takes what was entered in it along. */
export function withoutView(page: PageModel, viewId: string): PageModel {
  const { [viewId]: _entered, ...entered } = page.entered;
  const { [viewId]: _errors, ...errors } = page.errors;
  return { ...page, entered, errors, views: page.views.filter((view) => view.id !== viewId) };
}

/** Changing a field takes its own complaint away, not the others'. */
function withValue(page: PageModel, change: Extract<FormChange, { type: 'value_changed' }>): PageModel {
  const scope = page.entered[change.scope] ?? {};
  const block = { ...scope[change.blockId], [change.actionId]: change.state };
  const { [change.blockId]: _fixed, ...errors } = page.errors[change.scope] ?? {};
  return {
    ...page,
    entered: { ...page.entered, [change.scope]: { ...scope, [change.blockId]: block } },
    errors: page.errors[change.scope] ? { ...page.errors, [change.scope]: errors } : page.errors,
  };
}
