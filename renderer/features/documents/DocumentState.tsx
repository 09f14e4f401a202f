/** The status of a document: an icon, a word, a tint. */
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleHalf2,
  IconFileText,
  IconPencil,
  type TablerIcon,
} from '@tabler/icons-react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentStatus } from '../../../preload/contract/documents.ts';
import { useLanguage } from '../../ui/language.tsx';
import { statusWord } from './status-word.ts';

type Tint = 'plain' | 'green' | 'amber' | 'red' | 'accent';
export type ShownStatus = DocumentStatus | 'overdue';

const looks: Readonly<Partial<Record<ShownStatus, { readonly icon: TablerIcon; readonly tint: Tint }>>> = {
  draft: { icon: IconPencil, tint: 'plain' },
  issued: { icon: IconFileText, tint: 'accent' },
  'part-paid': { icon: IconCircleHalf2, tint: 'amber' },
  paid: { icon: IconCircleCheck, tint: 'green' },
  cancelled: { icon: IconBan, tint: 'plain' },
  overdue: { icon: IconAlertTriangle, tint: 'red' },
};

/** What is shown for a document: overdue goes before issued and part paid. */
export function shownStatus({ status, overdue }: { status: DocumentStatus; overdue: boolean }): ShownStatus {
  return overdue ? 'overdue' : status;
}

/** `type`: the word agrees with it. */
export function DocumentState({ type, status }: { type: DocumentType; status: ShownStatus }) {
  const language = useLanguage();
  const { icon: Icon, tint } = looks[status] ?? { icon: IconFileText, tint: 'plain' };
  return (
    <span className="k-state k-doc-status" data-state={tint}>
      <Icon size={13} aria-hidden />
      {statusWord(language, type, status)}
    </span>
  );
}
