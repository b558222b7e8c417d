import { join } from 'node:path';
import type { Complaint } from '../../src/domain/complaint.ts';
import { Crew } from '../support/crew.ts';
import { type Hands, Journey } from '../support/journey.ts';
import { deskOf, type OfficeShape, officeFile } from '../support/office-file.ts';
import { type Product, startProduct } from '../support/product.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { DeskId } from '../support/test-office.ts';

/** Holds two roles at Bantul, as in a small office: drafts and approves, but never the same text. */
export const BOTH_ROLES = 'U0RANGKAP';

export const channels = {
  bantul: 'C0BANTUL',
  'kulon-progo': 'C0KULONPROGO',
  'palangka-raya': 'C0PALANGKARAYA',
  brebes: 'C0BREBES',
} as const satisfies Record<DeskId, string>;

const usualDoor = {
  bantul: 'email',
  'kulon-progo': 'website',
  'palangka-raya': 'whatsapp',
  brebes: 'social-media',
} as const satisfies Record<DeskId, Complaint['channel']>;

/** Invented, as every number of the samples. */
export const NIK = '9901010107150012';

const aComplaint = (desk: DeskId, given: object): object => ({
  channel: usualDoor[desk],
  kind: 'complaint',
  subject: 'Akta kelahiran belum jadi',
  body: 'Sudah tiga minggu akta kelahiran anak saya belum jadi.',
  // All that the strictest of the four desks asks for.
  complainant: { name: 'Sutarmi', nik: NIK, phone: '0840-0000-0101', address: 'Dusun Karangjati RT 04' },
  ...given,
});

const withBothRoles = (office: OfficeShape): void => {
  office.workspace.people[BOTH_ROLES] = { name: 'Endah Rangkap', title: 'Admin dan Kepala Seksi' };
  const { holders } = deskOf(office, 'bantul');
  holders['email-admin']?.push(BOTH_ROLES);
  holders['section-head']?.push(BOTH_ROLES);
};

/** In open hours, on whatever day the tests run. */
const MONDAY_MORNING = '2026-11-23T09:00:00+07:00';

export type OfficeOptions = {
  /** ISO instant at which the office's own time begins. */
  clock?: string;
  /** How people reach it; over the page's own API unless said otherwise. */
  hands?: (product: Product) => Promise<Hands>;
};

/** One running product for many journeys. */
export type JourneyOffice = {
  readonly product: Product;
  readonly hands: Hands;
  /** A complaint comes in. */
  complaint(desk: DeskId, given?: object): Promise<Journey>;
  /** All that came in so far. */
  cases: readonly Journey[];
  /** ISO instant, that many minutes ago by the office's own clock. */
  minutesAgo(minutes: number): string;
  /** The same office, closed and opened again at that instant. */
  reopenAt(clock: string): Promise<void>;
  close(): Promise<void>;
};

/** The sample office with one person more, in a process of its own. */
export const openJourneyOffice = async (options: OfficeOptions = {}): Promise<JourneyOffice> => {
  const folder = tempFolder();
  const start = async (clock: string) => ({
    offset: Date.parse(clock) - Date.now(),
    product: await startProduct({
      dataDir: join(folder.path, 'store'),
      env: { TUNTAS_CONFIG: officeFile(folder.path, withBothRoles), TUNTAS_CLOCK: clock },
    }),
  });
  let running = await start(options.clock ?? MONDAY_MORNING);
  const hands = (await options.hands?.(running.product)) ?? new Crew(running.product.chatUrl);
  const cases: Journey[] = [];
  return {
    get product() {
      return running.product;
    },
    hands,
    cases,
    complaint: async (desk, given = {}) => {
      const at = { desk, channel: channels[desk] };
      const { product } = running;
      const received = await hands.complain(product, at, aComplaint(desk, given));
      const journey = new Journey({ hands, product, ...at, received });
      cases.push(journey);
      return journey;
    },
    minutesAgo: (minutes) => new Date(Date.now() + running.offset - minutes * 60_000).toISOString(),
    reopenAt: async (clock) => {
      await running.product.stop();
      running = await start(clock);
      await hands.moveTo(running.product.chatUrl);
    },
    close: async () => {
      await hands.leave();
      await running.product.dispose();
      folder.remove();
    },
  };
};

/** Opened once for a file of journeys; asked for inside the tests. */
export type TheOffice = () => JourneyOffice;
