/** App Home: what waits for the reader. */
export const home = {
  greeting: (facts: { name: string }) => `Selamat bekerja, ${facts.name}.`,
  roles: (facts: { roles: string }) => `Anda tercatat sebagai ${facts.roles}.`,
  noRole: 'Anda belum tercatat pada meja pengaduan mana pun. Silakan hubungi admin.',
  myTasks: 'Tugas saya',
  nothing: 'Tidak ada tugas menunggu Anda. 👍',
  taskLine: (facts: { number: string; action: string; left: string }) =>
    `*${facts.number}* · ${facts.action} · ${facts.left}`,
  more: (facts: { count: number }) => `… dan ${facts.count} tugas lain. Gunakan \`/aduan status\`.`,
  openCard: 'Buka kartu',
  refreshedAt: (facts: { time: string }) => `Diperbarui pukul ${facts.time}`,
};
