import { type Browser, chromium } from 'playwright-core';
import { findProgram, needs } from './needs.ts';

const need = needs('chromium');

/** Why no browser test can run here; undefined when they can. Give it to `describe.skipIf`. */
export const browserMissing: string | undefined = need.skip ? need.reason : undefined;

/** Starts the machine's chromium without a window, without the network of its own. Close it when the tests end. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findProgram('chromium');
  if (executablePath === undefined) throw new Error(browserMissing ?? 'chromium is not installed');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
