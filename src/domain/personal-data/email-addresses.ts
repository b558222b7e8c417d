/** The part before the @, as positions in the folded text. The domain stays readable: it says which mailbox to ask for. */
export type LocalPart = { readonly from: number; readonly to: number };

const MARKER = /@|[([{]\s?(?:at|@)\s?[)\]}]|\sat\s/giu;
const NOT_IN_LOCAL_PART = /[\s<>()[\]{},;:|•@\\/="“”]/u;

/** RFC 5321: a local part has at most 64 characters. Also what keeps a hostile text from costing more than it is long. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 255;
const MOST_SPACES = 3;

const DOMAIN = /^(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}/u;
const SPELLED_DOMAIN = /^(?:[\p{L}\p{N}_-]+(?:\s?[([{]\s?(?:dot|titik|\.)\s?[)\]}]\s?|\sdot\s|\.))+\p{L}{2,}/iu;

/** With spaces around the @ only a well-known ending makes it plainly an address: "datang @ kantor.dinas" is none. */
const KNOWN_DOMAIN = /^(?:[\p{L}\p{N}_-]+\.)+(?:com|net|org|id|info|biz|edu|gov|io|me|co|my|sg|tw|hk|jp|kr)(?!\p{L})/iu;

/** All e-mail addresses of a folded text, plain (`a@b.id`), spaced (`a @ b.id`) or spelled (`a [at] b [dot] id`). */
export function findLocalParts(folded: string): LocalPart[] {
  const found: LocalPart[] = [];
  for (const marker of folded.matchAll(MARKER)) {
    const local = localPartBefore(folded, marker.index);
    if (local && isAddress(folded, local, marker.index, marker[0])) found.push(local);
  }
  return found;
}

function localPartBefore(folded: string, marker: number): LocalPart | undefined {
  let to = marker;
  while (to > 0 && marker - to < MOST_SPACES && isBlankAt(folded, to - 1)) to -= 1;
  let from = to;
  while (from > 0 && to - from < LONGEST_LOCAL_PART && !NOT_IN_LOCAL_PART.test(folded.charAt(from - 1))) from -= 1;
  return from < to ? { from, to } : undefined;
}

function isAddress(folded: string, local: LocalPart, marker: number, how: string): boolean {
  const after = marker + how.length;
  let domain = after;
  while (domain - after < MOST_SPACES && isBlankAt(folded, domain)) domain += 1;
  const rest = folded.slice(domain, domain + LONGEST_DOMAIN);
  if (how !== '@') return SPELLED_DOMAIN.test(rest) && (/[([{]/.test(how) || !DOMAIN.test(rest));
  const spaced = local.to < marker || domain > after;
  return spaced ? KNOWN_DOMAIN.test(rest) : DOMAIN.test(rest);
}

const isBlankAt = (text: string, at: number): boolean => /^[^\S\r\n]$/.test(text.charAt(at));
