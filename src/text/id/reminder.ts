/** Lateness: said to the holders, then to the channel, then up the ladder. */
export const reminder = {
  dueSoon: (facts: { number: string; step: number; role: string; left: string }) =>
    `⏰ ${facts.number} mendekati batas waktu: langkah ${facts.step} (${facts.role}), sisa ${facts.left}.`,
  overdue: (facts: { number: string; late: string; role: string }) =>
    `🔴 ${facts.number} lewat batas waktu ${facts.late}: menunggu ${facts.role}. Mohon ditindaklanjuti.`,
  overdueUpTheLadder: (facts: { number: string; late: string; role: string; told: string }) =>
    `🔴 ${facts.told}: ${facts.number} lewat batas waktu ${facts.late} dan masih menunggu ${facts.role}. Mohon arahan.`,
  noticedLate: (facts: { at: string }) => `(seharusnya disampaikan ${facts.at})`,
  manyOverdue: (facts: { count: number }) => `🔴 ${facts.count} aduan lewat batas waktu. Mohon ditindaklanjuti.`,
};
