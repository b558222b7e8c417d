import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifestSchema = z.object({
  features: z.object({
    shortcuts: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['global', 'message']),
        callback_id: z.string(),
        description: z.string(),
      }),
    ),
    slash_commands: z.array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** The Slack app as `manifest.json` declares it: real Slack and the local workspace go by the same file. */
export const readManifest = (): z.infer<typeof manifestSchema> =>
  manifestSchema.parse(JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8')));
