import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PageFeed } from '../../src/workspace/page-server/page-feed.ts';
import { SITI } from './open-test-workspace.ts';

describe('given an open stream of a page', () => {
  it('when something happens after the feed was closed, then there is no "write after end"', async () => {
    const feed = new PageFeed(() => ({ type: 'channels', channels: [] }));
    const errors: Error[] = [];
    const server = createServer((request, response) => {
      response.on('error', (error) => errors.push(error));
      feed.open(SITI, request, response);
      feed.close();
      feed.publish({ type: 'connected', connected: false });
      feed.publishChannels();
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const text = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(text).toContain(': open');
    expect(text).not.toContain('connected');
    expect(errors).toEqual([]);
  });
});
