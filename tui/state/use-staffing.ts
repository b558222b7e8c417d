import { useEffect, useState } from 'react';
import type { StaffList } from '../../src/casework/staff-list.ts';
import type { Instant } from '../../src/domain/local-date.ts';
import { handOn } from './hand-on.ts';
import type { Watched } from './office-source.ts';
import { readStaffing, type Staffing } from './staffing.ts';

/** As `readStaffing`; again each time `minute` moves on or the bot tells another list. Empty until first read. */
export const useStaffing = (office: Watched, staff: StaffList | undefined, minute: Instant): Staffing => {
  const [staffing, setStaffing] = useState<Staffing>(new Map());
  useEffect(() => handOn(readStaffing(office, staff), setStaffing), [office, staff, minute]);
  return staffing;
};
