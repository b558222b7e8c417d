const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** The three entities Slack knows, each decoded once: `&amp;lt;` is the text `&lt;`. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/gu, (found) => characters[found] ?? found);
