import { useEffect, useState } from 'react';
import type { StaffList } from '../../src/casework/staff-list.ts';
import type { Instant } from '../../src/domain/local-date.ts';
import type { Watched } from './office-source.ts';
import { readStaffing, type Staffing } from './staffing.ts';

/** As `readStaffing`; again each time `minute` moves on or the bot tells another list. Empty until first read. */
export const useStaffing = (office: Watched, staff: StaffList | undefined, minute: Instant): Staffing => {
  const [staffing, setStaffing] = useState<Staffing>(new Map());
  useEffect(() => {
    let isWanted = true;
    readStaffing(office, staff).then(
      (read) => {
        if (isWanted) setStaffing(read);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [office, staff, minute]);
  return staffing;
};
