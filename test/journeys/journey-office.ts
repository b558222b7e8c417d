import { rmSync } from 'node:fs';
import type { Complaint } from '../../src/domain/complaint.ts';
import { Crew, Journey } from '../support/journey.ts';
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

const aComplaint = (desk: DeskId, given: object): object => ({
  channel: usualDoor[desk],
  kind: 'complaint',
  subject: 'Akta kelahiran belum jadi',
  body: 'Sudah tiga minggu akta kelahiran anak saya belum jadi.',
  complainant: { name: 'Sutarmi', address: 'Dusun Karangjati RT 04' },
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

/** One running product for many journeys. */
export type JourneyOffice = {
  product: Product;
  crew: Crew;
  /** A complaint comes in over HTTP. */
  complaint(desk: DeskId, given?: object): Promise<Journey>;
  /** All that came in so far. */
  cases: readonly Journey[];
  close(): Promise<void>;
};

/** The sample office with one person more, in a process of its own. */
export const openJourneyOffice = async (env: Record<string, string> = {}, dataDir?: string): Promise<JourneyOffice> => {
  const folder = tempFolder();
  const product = await startProduct({
    env: { TUNTAS_CONFIG: officeFile(folder.path, withBothRoles), TUNTAS_CLOCK: MONDAY_MORNING, ...env },
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const crew = new Crew(product.chatUrl);
  const cases: Journey[] = [];
  return {
    product,
    crew,
    cases,
    complaint: async (desk, given = {}) => {
      const received = await product.post(desk, aComplaint(desk, given));
      const journey = new Journey({ crew, product, desk, channel: channels[desk], received });
      cases.push(journey);
      return journey;
    },
    close: async () => {
      crew.leave();
      await product.dispose();
      rmSync(folder.path, { recursive: true, force: true });
    },
  };
};

/** Opened once for a file of journeys; asked for inside the tests. */
export type TheOffice = () => JourneyOffice;
