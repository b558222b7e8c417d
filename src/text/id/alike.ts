/** On a card: an earlier complaint that may be the same. A person decides. */
export const alike = {
  suggestion: (facts: { number: string; reasons: string }) =>
    `🔎 Mungkin sama dengan *${facts.number}*: ${facts.reasons}.`,
  reason: {
    person: 'orang yang sama',
    category: 'kategori sama',
    subject: 'perihal mirip',
    text: 'isi mirip',
  },
  merge: 'Gabungkan…',
  look: 'Lihat aduan itu',
};
