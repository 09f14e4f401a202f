/** The picture of each kind of activity. */
import {
  IconCalendarEvent,
  IconMail,
  IconPhone,
  IconSquareCheck,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ActivityKind } from '../../../preload/contract/activities.ts';

export const kindIcons: Readonly<Record<ActivityKind, TablerIcon>> = {
  task: IconSquareCheck,
  call: IconPhone,
  meeting: IconUsersGroup,
  letter: IconMail,
  event: IconCalendarEvent,
};
