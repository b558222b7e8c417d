import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { pageFile } from '../../../../src/workspace/bundle-page.ts';
import { type OpenWorkspace, openWorkspace, type WorkspaceOptions } from '../../../../src/workspace/open-workspace.ts';
import type { PageAnswer, PagePosts } from '../../../../src/workspace/page-api.ts';
import { type SampleApp, startSampleApp } from './sample-app.ts';
import { sampleOptions } from './sample-office.ts';

export type Office = {
  workspace: OpenWorkspace;
  app: SampleApp;
  /** Opens a page at `#<route>`; whatever the page reports as an error makes the test fail at its end. */
  visit(route: string, look?: { width?: number; dark?: boolean }): Promise<Page>;
  /** What a person does in another browser. */
  post<K extends keyof PagePosts>(path: K, body: PagePosts[K]): Promise<PageAnswer<K>>;
};

/** A real workspace with a real app; everything is closed when the test ends. The app has 400 ms to answer. */
export async function openOffice(browser: Browser, options: Partial<WorkspaceOptions> = {}): Promise<Office> {
  const workspace = await openWorkspace({
    ...sampleOptions,
    pageFile,
    timing: { ackMs: 400 },
    ...options,
  });
  const app = await startSampleApp(workspace);
  const troubles: string[] = [];
  onTestFinished(async () => {
    await app.stop();
    await workspace.close();
    if (troubles.length > 0) throw new Error(`the page reported: ${troubles.join(' · ')}`);
  });
  return {
    workspace,
    app,
    async visit(route, { width = 1280, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: dark ? 'dark' : 'light',
        timezoneId: 'Asia/Jakarta',
        reducedMotion: 'reduce',
      });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (line) => {
        if (line.type() === 'error' && !/ERR_|EventSource/u.test(line.text())) troubles.push(line.text());
      });
      await page.goto(`${workspace.url}/#${route}`);
      return page;
    },
    async post(path, body) {
      const response = await fetch(`${workspace.url}/page/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-workspace-page': '1' },
        body: JSON.stringify(body),
      });
      // The contract of page-api.ts, which the server's own tests prove.
      return (await response.json()) as PageAnswer<typeof path>;
    },
  };
}
